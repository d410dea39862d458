import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

const inPrimary = { host: 'in-primary', port: 5000, path: '/hello' };

test(
  'a node of the remote restarts, and its pods are found where they come back',
  requirement('MC-RS-080'),
  async ({ applyIn, callers, callersNow, disrupt, fromPrimary, helloworld, istiods, restartedPods, underLoad, versions }) => {
    await applyIn(fromPrimary, 'node-restarted.yaml');
    await control(fromPrimary.calls(inPrimary)).toBeAnswered();
    await control(callers.calls(helloworld)).toBeServedByAll(versions);
    const local = await underLoad([fromPrimary.calls(inPrimary)]);

    await disrupt(breaking.nodeRestarted);
    await expect(restartedPods).toBeBackInTime();
    await expect(istiods).toReadEveryClusterAgain();
    const now = await callersNow();
    await expect(now.endpointsOf(helloworld)).toBeTheReadyPodsAgain();
    await expect(now.calls(helloworld)).toBeServedByAll(versions);
    await expect(await local.stop()).toHaveLostNone();
  },
);

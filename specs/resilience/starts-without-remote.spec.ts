import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

const inPrimary = { host: 'in-primary', port: 5000, path: '/hello' };

test(
  "istiod starts while the remote's API server cannot be reached",
  requirement('MC-RS-030'),
  async ({ apply, callers, clusterMetrics, disrupt, fromPrimary, fromRemote, helloworld, istiods, underLoad, versions }) => {
    await control(callers.calls(helloworld)).toBeServedByAll(versions);
    await apply('starts-without-remote.yaml');
    await control(fromPrimary.calls(inPrimary)).toBeAnswered();
    await disrupt(breaking.istiodAwaited);
    const load = await underLoad([fromPrimary.calls(inPrimary)]);

    const silence = await disrupt(breaking.apiServerSilent);
    await disrupt(breaking.istiodRestarted);
    await expect(istiods).toBeReadyInTime();
    await expect(istiods).toSayTimeoutOf(fromRemote);

    await silence.heal();
    await expect(istiods).toReadEveryClusterAgain();
    await expect(istiods).toHaveEveryProxy();
    await expect(clusterMetrics).toAgreeWithThePage();
    // By itself: not because it ended and was started once more.
    await expect(istiods).toBeReadyInTime();
    await expect(callers.calls(helloworld)).toBeServedByAll(versions);
    await expect(await load.stop()).toHaveLostNone();
  },
);

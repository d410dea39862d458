import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

test(
  'a wrong address in the remote secret is corrected while istiod runs',
  requirement('MC-LC-030'),
  async ({ callers, disrupt, fromPrimary, fromRemote, helloworld, istiods, sidecars, versions }) => {
    await control(callers.calls(helloworld)).toBeServedByAll(versions);
    await disrupt(breaking.detachmentForgotten);
    const wrong = await disrupt(breaking.wronglyAttached);
    await control(sidecars(fromPrimary)).toKnowNoPodOf(fromRemote);

    await wrong.heal();
    await expect(istiods).toHaveReadEveryCluster();
    await expect(callers.calls(helloworld)).toBeServedByAll(versions);

    await disrupt(breaking.oneMoreOfV2);
    await expect(callers.endpointsOf(helloworld)).toBeTheReadyPods();
  },
);

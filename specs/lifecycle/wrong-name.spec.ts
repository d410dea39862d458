import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

test(
  'a wrong name in the remote secret is corrected while istiod runs',
  requirement('MC-LC-070'),
  async ({ callers, disrupt, fromRemote, helloworld, istiods, joining, versions }) => {
    await control(callers.calls(helloworld)).toBeServedByAll(versions);
    await disrupt(breaking.detachmentForgotten);
    const wrong = await disrupt(breaking.wronglyNamed);
    const nameless = await joining(fromRemote);
    const turnedAway = await disrupt(breaking.oneMoreCallerBegun);
    await control(nameless).toBeTurnedAway();
    await turnedAway.heal();

    await wrong.heal();
    await expect(istiods).toHaveReadEveryCluster();
    const newcomer = await joining(fromRemote);
    await disrupt(breaking.oneMoreCallerBegun);
    await expect(newcomer).toBeLetIn();
    await expect(callers.calls(helloworld)).toBeServedByAll(versions);

    await disrupt(breaking.oneMoreOfV2);
    await expect(callers.endpointsOf(helloworld)).toBeTheReadyPods();
  },
);

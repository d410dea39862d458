import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

test('a second secret for a cluster changes nothing, neither there nor gone', requirement('MC-LC-060'), async ({ callers, disrupt, helloworld, istiods, underLoad, versions }) => {
  await control(callers.calls(helloworld)).toBeServedByAll(versions);
  const load = await underLoad(callers.calls(helloworld));

  const second = await disrupt(breaking.attachedTwice);
  await load.goesOnFor(5);
  await expect(istiods).toHaveReadEveryCluster();
  await expect(callers.endpointsOf(helloworld)).toBeTheReadyPods();

  await second.heal();
  await load.goesOnFor(5);
  await expect(istiods).toHaveReadEveryCluster();
  await expect(callers.endpointsOf(helloworld)).toBeTheReadyPods();
  await expect(await load.stop()).toHaveLostNone();
});

import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

test(
  'a second secret for a cluster changes nothing, neither there nor gone',
  requirement('MC-LC-060'),
  async ({ callers, disrupt, helloworld, istiods, underLoad, versions, watchEndpoints }) => {
    await control(callers.calls(helloworld)).toBeServedByAll(versions);
    const load = await underLoad(callers.calls(helloworld));
    // A cluster that is dropped and read again is back when one looks.
    const watch = await watchEndpoints(callers, helloworld);

    const second = await disrupt(breaking.attachedTwice);
    await load.goesOnFor(5);
    await expect(istiods).toHaveReadEveryCluster();
    await expect(callers.endpointsOf(helloworld)).toBeTheReadyPods();

    await second.heal();
    await watch.goesOnFor(12);
    await expect(await watch.stop()).toHaveKeptEveryPodThrough();
    await expect(istiods).toHaveReadEveryCluster();
    await expect(callers.endpointsOf(helloworld)).toBeTheReadyPods();
    await expect(await load.stop()).toHaveLostNone();
  },
);

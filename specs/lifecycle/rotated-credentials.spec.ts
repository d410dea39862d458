import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

test(
  "the remote secret's token is rotated under load",
  requirement('MC-LC-020'),
  async ({ callers, credentials, disrupt, fromRemote, helloworld, istiods, joining, underLoad, watchEndpoints, watchTime }) => {
    const old = await credentials();
    await control(old).toBeTaken();
    const load = await underLoad(callers.calls(helloworld));
    const watch = await watchEndpoints(callers, helloworld);

    await disrupt(breaking.rotatedCredentials);
    await control(old).toBeTakenNoMore();
    await watch.lasts(watchTime);
    await expect(await watch.stop()).toHaveKeptEveryPod();
    await expect(istiods).toHaveReadEveryCluster();

    const newcomer = await joining(fromRemote);
    await disrupt(breaking.oneMoreCallerBegun);
    await expect(newcomer).toBeLetIn();
    await disrupt(breaking.oneMoreOfV2);
    await expect(callers.endpointsOf(helloworld)).toBeTheReadyPods();
    await expect(await load.stop()).toHaveLostNone();
  },
);

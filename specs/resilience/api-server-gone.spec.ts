import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

test(
  "the remote's API server cannot be reached, and proxies connect to istiod anew",
  requirement('MC-RS-050'),
  async ({ callers, disrupt, fromRemote, helloworld, istiods, underLoad, versions, watchEndpoints, watchTime }) => {
    await control(callers.calls(helloworld)).toBeServedByAll(versions);
    const load = await underLoad(callers.calls(helloworld));
    const watch = await watchEndpoints(callers, helloworld);

    const silence = await disrupt(breaking.apiServerSilent);
    await disrupt(breaking.proxiesCutOff());
    // Those of the remote cannot: their API server is who knows their tokens.
    await expect(istiods).toHaveEveryProxyBeside(...callers.beside(fromRemote));
    await watch.lasts(watchTime);
    await expect(callers.calls(helloworld)).toBeServedByAll(versions);

    await silence.heal();
    await expect(istiods).toHaveEveryProxy();
    // What a sidecar loses when it is told everything anew it loses now.
    await watch.goesOnFor(12);
    await expect(await watch.stop()).toHaveKeptEveryPod();
    await disrupt(breaking.oneMoreOfV2);
    await expect(callers.endpointsOf(helloworld)).toBeTheReadyPodsAgain();
    await expect(await load.stop()).toHaveLostNone();
  },
);

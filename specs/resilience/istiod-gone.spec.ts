import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

test(
  'without istiod traffic and rules hold, and when it is back all is well',
  requirement('MC-RS-020'),
  async ({ apply, callers, disrupt, fromRemote, helloworld, istiods, newPod, offMesh, outage, underLoad, versions }) => {
    await control(newPod(fromRemote)).toBeAdmittedWithSidecar();
    const rule = await apply('istiod-gone.yaml');
    await control(callers.calls(helloworld)).toBeServedOnlyBy('v2');
    const load = await underLoad(callers.calls(helloworld));

    const gone = await disrupt(breaking.istiodGone);
    await expect(newPod(fromRemote)).toBeKeptOut();
    await control(newPod(offMesh.in(fromRemote.cluster))).toBeAdmittedWithout();
    await load.goesOnFor(outage);
    await expect(callers.calls(helloworld)).toBeServedOnlyBy('v2');

    await gone.heal();
    await expect(istiods).toHaveEveryProxy();
    await expect(newPod(fromRemote)).toBeAdmittedWithSidecar();
    // Before the rule goes: a route that outlives its subset by a moment answers 503, with an istiod as without.
    await expect(await load.stop()).toHaveLostNone();
    await rule.remove();
    await expect(callers.calls(helloworld)).toBeServedByAll(versions);
  },
);

import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

test("istiod's address changes", requirement('MC-RS-070'), async ({ callers, disrupt, helloworld, istiods, newPod, underLoad, versions }) => {
  for (const caller of callers.remote) await control(newPod(caller)).toBeAdmittedWithSidecar();
  const load = await underLoad(callers.calls(helloworld));

  await disrupt(breaking.istiodMoved);
  await disrupt(breaking.proxiesCutOff());
  await expect(istiods).toHaveEveryProxy();
  for (const caller of callers.remote) await expect(newPod(caller)).toBeAdmittedWithSidecar();
  await expect(callers.calls(helloworld)).toBeServedByAll(versions);
  await load.goesOnFor(10);
  await expect(await load.stop()).toHaveLostNone();
});

import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

test('every proxy has to connect to istiod anew, three times', requirement('MC-RS-060'), async ({ callers, disrupt, helloworld, istiods, underLoad, versions, watchEndpoints }) => {
  await control(callers.calls(helloworld)).toBeServedByAll(versions);
  const load = await underLoad(callers.calls(helloworld));
  const watch = await watchEndpoints(callers, helloworld);

  for (const _ of [1, 2, 3]) {
    await disrupt(breaking.proxiesCutOff());
    await expect(istiods).toHaveEveryProxy();
  }

  await watch.goesOnFor(12);
  await expect(await watch.stop()).toHaveKeptEveryPodThrough();
  await expect(callers.calls(helloworld)).toBeServedByAll(versions);
  await expect(await load.stop()).toHaveLostNone();
});

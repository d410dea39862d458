import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

test('v1 serves when v2 is gone, and both answer when it is back', requirement('MC-RS-010'), async ({ callers, disrupt, helloworld, underLoad, versions }) => {
  await control(callers.calls(helloworld)).toBeServedByAll(versions);
  const load = await underLoad(callers.calls(helloworld));

  const gone = await disrupt(breaking.v2Gone);
  await expect(callers.calls(helloworld)).toBeServedOnlyBy('v1');

  await gone.heal();
  await expect(callers.calls(helloworld)).toBeServedByAll(versions);
  await expect(await load.stop()).toHaveLostFewAtOnce();
});

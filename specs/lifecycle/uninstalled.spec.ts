import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

test('Istio is taken out, and leaves nothing', requirement('MC-LC-050'), async ({ callers, callersNow, disrupt, helloworld, leftovers, versions }) => {
  await control(callers.calls(helloworld)).toBeServedByAll(versions);

  const taken = await disrupt(breaking.uninstalled);
  await expect(leftovers).toBeNone();

  await taken.heal();
  await expect((await callersNow()).calls(helloworld)).toBeServedByAll(versions);
});

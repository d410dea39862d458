import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

test('the others serve when v2 is gone, and all answer when it is back', requirement('MC-RS-010'), async ({ callers, disrupt, fromRemote, helloworld, underLoad, versions }) => {
  await control(callers.calls(helloworld)).toBeServedByAll(versions);
  const load = await underLoad(callers.calls(helloworld));

  const gone = await disrupt(breaking.v2Gone);
  await expect(callers.calls(helloworld)).toBeServedOnlyIn(...callers.beside(fromRemote).clusters);

  await gone.heal();
  await expect(callers.calls(helloworld)).toBeServedByAll(versions);
  await expect(await load.stop()).toHaveLostFewAtOnce();
});

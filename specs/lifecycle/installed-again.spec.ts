import { breaking, expect, requirement, test } from '../../fixtures/index.ts';

test('installing the same again changes nothing', requirement('MC-LC-040'), async ({ callers, disrupt, helloworld, installation, underLoad, versions }) => {
  const before = await installation();
  const load = await underLoad(callers.calls(helloworld));

  await disrupt(breaking.installedAgain);
  await expect(before).toBeUnchanged();
  await expect(callers.calls(helloworld)).toBeServedByAll(versions);
  await load.goesOnFor(5);
  await expect(await load.stop()).toHaveLostNone();
});

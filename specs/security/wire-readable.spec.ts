import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('between the clusters a call is readable HTTP', requirement('MC-SC-040'), async ({ callers, helloworld, wire }) => {
  const taps = await wire(callers, helloworld);
  await control(taps).toHaveCrossedTheWire();
  await expect(taps).toBeReadable();
});

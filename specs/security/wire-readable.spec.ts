import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('between the clusters a call is readable HTTP', requirement('MC-SC-040'), async ({ callers, helloworld, wire }) => {
  for (const sleep of callers) {
    const tap = await wire(sleep, helloworld);
    await control(tap).toHaveCrossedTheWire();
    await expect(tap).toBeReadable();
  }
});

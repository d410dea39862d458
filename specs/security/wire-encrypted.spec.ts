import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('between the clusters a call is TLS', requirement('MC-SC-030'), async ({ callers, helloworld, wire }) => {
  for (const sleep of callers) {
    const tap = await wire(sleep, helloworld);
    await control(tap).toHaveCrossedTheWire();
    await expect(tap).toBeEncrypted();
  }
});

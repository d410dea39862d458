import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('between the clusters a call is TLS', requirement('MC-SC-030'), async ({ callers, helloworld, wire }) => {
  const taps = await wire(callers, helloworld);
  await control(taps).toHaveCrossedTheWire();
  await expect(taps).toBeEncrypted();
});

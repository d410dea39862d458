import { expect, requirement, test } from '../../fixtures/index.ts';

test('from the primary, helloworld is every version', requirement('MC-TR-010'), async ({ fromPrimary, helloworld, versions }) => {
  await expect(fromPrimary.calls(helloworld)).toBeServedByAll(versions);
});

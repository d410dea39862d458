import { expect, requirement, test } from '../../fixtures/index.ts';

test('from the primary, helloworld is both versions', requirement('MC-TR-010'), async ({ fromPrimary, helloworld }) => {
  await expect(fromPrimary.calls(helloworld)).toBeServedByAll(['v1', 'v2']);
});

import { expect, requirement, test } from '../../fixtures/index.ts';

test('from the remote, helloworld is both versions', requirement('MC-TR-020'), async ({ fromRemote, helloworld }) => {
  await expect(fromRemote.calls(helloworld)).toBeServedByAll(['v1', 'v2']);
});

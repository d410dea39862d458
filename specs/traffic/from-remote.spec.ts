import { expect, requirement, test } from '../../fixtures/index.ts';

test('from the remote, helloworld is every version', requirement('MC-TR-020'), async ({ fromRemote, helloworld, versions }) => {
  await expect(fromRemote.calls(helloworld)).toBeServedByAll(versions);
});

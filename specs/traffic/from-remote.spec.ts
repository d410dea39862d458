import { expect, requirement, test } from '../../fixtures/index.ts';

test('from the remote, helloworld is every version', requirement('MC-TR-020'), async ({ callers, helloworld, versions }) => {
  await expect(callers.remote.calls(helloworld)).toBeServedByAll(versions);
});

import { expect, requirement, test } from '../../fixtures/index.ts';

test("the server's sidecar knows a caller of another cluster by its identity", requirement('MC-SC-060'), async ({ callers, helloworld }) => {
  await expect(callers.calls(helloworld)).toBeKnownToTheServers();
});

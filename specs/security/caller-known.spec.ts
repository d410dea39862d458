import { control, expect, requirement, test } from '../../fixtures/index.ts';

test("the server's sidecar knows a caller of another cluster by its identity", requirement('MC-SC-060'), async ({ callers, helloworld, versions }) => {
  await control(callers.calls(helloworld)).toBeServedByAll(versions);

  await expect(callers.calls(helloworld)).toBeKnownToTheServers();
});

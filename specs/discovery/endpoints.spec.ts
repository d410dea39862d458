import { expect, requirement, test } from '../../fixtures/index.ts';

test("a client's endpoints are the ready pods of both clusters", requirement('MC-DS-010'), async ({ callers, helloworld }) => {
  await expect(callers.endpointsOf(helloworld)).toBeTheReadyPods();
});

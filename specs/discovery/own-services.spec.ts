import { expect, requirement, test } from '../../fixtures/index.ts';

test("a cluster's own API server is not looked for elsewhere", requirement('MC-DS-040'), async ({ callers, kubernetes }) => {
  await expect(callers.endpointsOf(kubernetes)).toBeTheirOwn();
});

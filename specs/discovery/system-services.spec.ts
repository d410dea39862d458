import { expect, requirement, test } from '../../fixtures/index.ts';

test("a cluster's own DNS is not looked for elsewhere", requirement('MC-DS-120'), async ({ callers, systemDns }) => {
  await expect(callers.endpointsOf(systemDns)).toBeTheirOwn();
});

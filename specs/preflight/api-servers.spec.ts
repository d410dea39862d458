import { expect, requirement, test } from '../../fixtures/index.ts';

test("every remote's API server answers pods of the primary", requirement('MC-PF-020'), async ({ apiServers }) => {
  await expect(await apiServers()).toAnswer();
});

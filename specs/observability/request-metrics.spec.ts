import { control, expect, requirement, test } from '../../fixtures/index.ts';

test("the sidecars' metrics say from which cluster to which a call went", requirement('MC-OB-040'), async ({ callers, helloworld, versions }) => {
  await control(callers.calls(helloworld)).toBeServedByAll(versions);
  await expect(callers.calls(helloworld)).toBeCountedByCluster();
});

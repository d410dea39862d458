import { control, expect, requirement, test } from '../../fixtures/index.ts';

test("istiod's metrics say of the clusters what its page says", requirement('MC-OB-030'), async ({ clusterMetrics, istiods }) => {
  await control(istiods).toHaveKnownEveryClusterForLong();
  await expect(clusterMetrics).toAgreeWithThePage();
});

import { expect, requirement, test } from '../../fixtures/index.ts';

test('every istiod has read every cluster, by the name of its proxies', requirement('MC-DS-030'), async ({ istiods }) => {
  await expect(istiods).toHaveReadEveryCluster();
});

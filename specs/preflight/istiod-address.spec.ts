import { expect, requirement, test } from '../../fixtures/index.ts';

test('the remotes find istiod by addresses that outlive its pods', requirement('MC-PF-100'), async ({ istiodAddress }) => {
  await expect(await istiodAddress()).toOutliveItsPods();
});

import { expect, requirement, test } from '../../fixtures/index.ts';

test('every proxy, the charts of every cluster and istioctl are of releases that istiod supports', requirement('MC-PF-070'), async ({ releases }) => {
  await expect(await releases()).toFit();
});

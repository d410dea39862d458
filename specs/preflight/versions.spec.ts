import { expect, requirement, test } from '../../fixtures/index.ts';

test('every proxy is of a release that istiod supports', requirement('MC-PF-070'), async ({ releases }) => {
  await expect(await releases()).toFit();
});

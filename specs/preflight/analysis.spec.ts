import { expect, requirement, test } from '../../fixtures/index.ts';

test("Istio's own tools find no error", requirement('MC-PF-110'), async ({ analysis }) => {
  await expect(await analysis()).toFindNoError();
});

import { expect, requirement, test } from '../../fixtures/index.ts';

test('every Service that stands in several clusters is the same in each', requirement('MC-DS-060'), async ({ services }) => {
  await expect(await services()).toAgree();
});

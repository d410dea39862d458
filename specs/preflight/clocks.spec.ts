import { expect, requirement, test } from '../../fixtures/index.ts';

test('the clocks of the clusters go alike', requirement('MC-PF-090'), async ({ clocks }) => {
  await expect(await clocks()).toGoAlike();
});

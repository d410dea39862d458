import { expect, requirement, test } from '../../fixtures/index.ts';

test('the clocks of all nodes go alike', requirement('MC-PF-090'), async ({ applyEverywhere, clocks }) => {
  const pods = await applyEverywhere('clocks.yaml');
  await expect(await clocks(pods)).toGoAlike();
});

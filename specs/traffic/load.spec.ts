import { expect, requirement, test } from '../../fixtures/index.ts';

test('a minute of load from both clusters is answered without a loss', requirement('MC-TR-070'), async ({ applyEverywhere, generators, helloworld }) => {
  await applyEverywhere('load.yaml');
  await expect(await generators(helloworld)).toBeCarried();
});

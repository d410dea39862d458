import { expect, requirement, test } from '../../fixtures/index.ts';

test('every protocol crosses the clusters', requirement('MC-TR-050'), async ({ applyEverywhere, echoes }) => {
  await applyEverywhere('protocols.yaml');
  await expect(await echoes()).toSpeakEveryProtocol();
});

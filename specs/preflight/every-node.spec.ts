import { expect, requirement, test } from '../../fixtures/index.ts';

test('pods on every node reach pods on every node of the other cluster', requirement('MC-PF-130'), async ({ applyEverywhere, onEveryNode }) => {
  const pods = await applyEverywhere('every-node.yaml');
  await expect(await onEveryNode(pods)).toReachEveryNode();
});

import { expect, requirement, test } from '../../fixtures/index.ts';

test('istiod answers every node of every cluster, which believes its certificate', requirement('MC-PF-120'), async ({ applyEverywhere, istiodPortsFromNodes }) => {
  const rules = await applyEverywhere('nodes-reach-istiod.yaml');
  await expect(await istiodPortsFromNodes(rules)).toAnswerEveryNode();
});

import { expect, requirement, test } from '../../fixtures/index.ts';

test('istiod answers pods of every cluster, which believe its certificate', requirement('MC-PF-040'), async ({ istiodPorts }) => {
  await expect(await istiodPorts()).toAnswerEveryCluster();
});

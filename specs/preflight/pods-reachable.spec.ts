import { expect, requirement, test } from '../../fixtures/index.ts';

test('without sidecars, pods reach pods of the other cluster by their addresses', requirement('MC-PF-030'), async ({ callsAcross, offMesh }) => {
  await expect(await callsAcross(offMesh, 'off the mesh')).toBeAnswered();
});

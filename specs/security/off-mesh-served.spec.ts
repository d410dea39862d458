import { expect, requirement, test } from '../../fixtures/index.ts';

test('a client off the mesh is served by the other cluster', requirement('MC-SC-020'), async ({ callsAcross, offMesh }) => {
  await expect(await callsAcross(offMesh, 'in the mesh')).toBeAnswered();
});

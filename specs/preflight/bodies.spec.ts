import { expect, requirement, test } from '../../fixtures/index.ts';

test('without sidecars, bodies of every size cross whole', requirement('MC-PF-080'), async ({ callsAcross, offMesh }) => {
  await expect(await callsAcross(offMesh, 'off the mesh')).toCarryBodiesOfEverySize();
});

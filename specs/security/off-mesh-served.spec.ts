import { expect, requirement, test } from '../../fixtures/index.ts';

test('a client off the mesh is served by the other cluster', requirement('MC-SC-020'), async ({ offMesh, helloworldAcross }) => {
  for (const sleep of offMesh) await expect(sleep.calls(await helloworldAcross(sleep, 'in the mesh'))).toBeAnswered();
});

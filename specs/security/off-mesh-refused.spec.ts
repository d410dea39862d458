import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('a client off the mesh is refused by the other cluster', requirement('MC-SC-010'), async ({ offMesh, helloworldAcross }) => {
  for (const sleep of offMesh) {
    await control(sleep.calls(await helloworldAcross(sleep, 'off the mesh'))).toBeAnswered();
    await expect(sleep.calls(await helloworldAcross(sleep, 'in the mesh'))).toBeRefused();
  }
});

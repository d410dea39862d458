import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('a client off the mesh is refused by the other cluster', requirement('MC-SC-010'), async ({ callers, callsAcross, helloworld, offMesh, versions }) => {
  await control(callers.calls(helloworld)).toBeServedByAll(versions);
  await control(await callsAcross(offMesh, 'off the mesh')).toBeAnswered();
  await expect(await callsAcross(offMesh, 'in the mesh')).toBeRefused();
});

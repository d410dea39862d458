import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('a client off the mesh stays in its cluster', requirement('MC-TR-040'), async ({ callers, offMesh, helloworld, versions }) => {
  await control(callers.calls(helloworld)).toBeServedByAll(versions);
  for (const { version, cluster } of versions) await expect(offMesh.in(cluster).calls(helloworld)).toBeServedOnlyBy(version);
});

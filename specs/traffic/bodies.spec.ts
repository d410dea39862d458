import { expect, requirement, test } from '../../fixtures/index.ts';

test('in the mesh, bodies of every size cross whole', requirement('MC-TR-060'), async ({ across, applyEverywhere, callers, helloworld, versions }) => {
  for (const { version } of versions) await applyEverywhere('of-one-version.yaml', { version });
  await expect(callers.list.map((caller) => caller.calls({ ...helloworld, host: `helloworld-${across(caller).version}` }))).toCarryBodiesOfEverySize();
});

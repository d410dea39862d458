import { expect, requirement, test } from '../../fixtures/index.ts';

test('in the mesh, bodies of every size cross whole', requirement('MC-TR-060'), async ({ applyEverywhere, fromPrimary, fromRemote, helloworld }) => {
  await applyEverywhere('bodies.yaml');
  await expect([fromPrimary.calls({ ...helloworld, host: 'helloworld-v2' }), fromRemote.calls({ ...helloworld, host: 'helloworld-v1' })]).toCarryBodiesOfEverySize();
});

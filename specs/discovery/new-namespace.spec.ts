import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('a new namespace of the remote is taken into the mesh, if it asks for it', requirement('MC-DS-050'), async ({ fromRemote, welcome }) => {
  const [labelled, unlabelled] = await welcome(fromRemote, ['new-namespace.labelled.yaml', 'new-namespace.unlabelled.yaml']);
  await control(unlabelled).toStart();
  await expect(unlabelled).toBeLeftAlone();
  await expect(labelled).toBeTakenIn();
});

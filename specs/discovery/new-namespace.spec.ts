import { control, expect, requirement, test, together } from '../../fixtures/index.ts';

test('a new namespace of the remote is taken into the mesh, if it asks for it', requirement('MC-DS-050'), async ({ callers, welcome }) => {
  await together(
    ...callers.remote.list.map((caller) => async () => {
      const [labelled, unlabelled] = await welcome(caller, ['new-namespace.labelled.yaml', 'new-namespace.unlabelled.yaml']);
      await control(unlabelled).toStart();
      await expect(unlabelled).toBeLeftAlone();
      await expect(labelled).toBeTakenIn();
    }),
  );
});

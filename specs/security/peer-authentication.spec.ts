import { control, expect, requirement, test, together } from '../../fixtures/index.ts';

const one = { host: 'two-ports', port: 5000, path: '/hello' };
const other = { ...one, port: 5001 };
const policies = [
  { file: 'peer-authentication.permissive.yaml', closed: one, opened: other },
  { file: 'peer-authentication.disable.yaml', closed: one, opened: other },
  { file: 'peer-authentication.strict.yaml', closed: other, opened: one },
];

test(
  'who is off the mesh is served at the ports that are open to him, and refused at the others',
  requirement('MC-SC-080'),
  async ({ apply, applyEverywhere, callers, callsAcross, offMesh, versions }) => {
    await applyEverywhere('peer-authentication.service.yaml');
    await apply('peer-authentication.ports.yaml');
    await together(...[one, other].map((port) => () => control(callers.calls(port)).toBeServedByAll(versions)));

    for (const { file, closed, opened } of policies) {
      await expect(await callsAcross(offMesh, 'in the mesh', opened)).toBeRefused();
      const policy = await apply(file);
      await expect(await callsAcross(offMesh, 'in the mesh', opened)).toBeAnswered();
      const refused = await callsAcross(offMesh, 'in the mesh', closed);
      await together(() => expect(refused).toBeRefused(), ...[one, other].map((port) => () => expect(callers.calls(port)).toBeServedByAll(versions)));
      await policy.remove();
    }
  },
);

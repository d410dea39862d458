import { control, expect, requirement, test, together } from '../../fixtures/index.ts';

const strict = { host: 'two-ports', port: 5000, path: '/hello' };
const open = { ...strict, port: 5001 };

test(
  'who is off the mesh is served at the port that is opened to him, and refused elsewhere',
  requirement('MC-SC-080'),
  async ({ apply, applyEverywhere, callers, callsAcross, offMesh, versions }) => {
    await applyEverywhere('peer-authentication.service.yaml');
    await apply('peer-authentication.ports.yaml');
    await together(...[strict, open].map((port) => () => control(callers.calls(port)).toBeServedByAll(versions)));

    for (const mode of ['permissive', 'disable']) {
      await expect(await callsAcross(offMesh, 'in the mesh', open)).toBeRefused();
      const policy = await apply(`peer-authentication.${mode}.yaml`);
      await expect(await callsAcross(offMesh, 'in the mesh', open)).toBeAnswered();
      const refused = await callsAcross(offMesh, 'in the mesh', strict);
      await together(() => expect(refused).toBeRefused(), ...[strict, open].map((port) => () => expect(callers.calls(port)).toBeServedByAll(versions)));
      await policy.remove();
    }
  },
);

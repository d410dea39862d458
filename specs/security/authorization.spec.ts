import { control, expect, requirement, test, together } from '../../fixtures/index.ts';

const kinds = ['principal', 'namespace', 'path'];
const ofEach = (decide: (kind: string) => Promise<void>) => together(...kinds.map((kind) => () => decide(kind)));

test(
  'what callers of the other cluster may do is what the policies say, by principal, namespace and path',
  requirement('MC-SC-070'),
  async ({ apply, callers, helloworld, versions }) => {
    const underRule = (name: string) => callers.calls({ ...helloworld, headers: { 'x-rule': name } });
    await apply('fresh-connections.yaml');
    await control(callers.calls(helloworld)).toBeServedByAll(versions);

    const denied = await apply('authorization.deny.yaml');
    await ofEach((kind) => expect(underRule(kind)).toBeRejectedWith(403));
    await ofEach((kind) => expect(underRule(`another ${kind}`)).toBeAnswered());
    await denied.remove();

    await apply('authorization.allow.yaml');
    await ofEach((kind) => expect(underRule(`another ${kind}`)).toBeRejectedWith(403));
    await ofEach((kind) => expect(underRule(kind)).toBeAnswered());
  },
);

import { expect, test } from '@playwright/test';
import type { Cluster } from '../../fixtures/kube/cluster.ts';
import { readConfiguration, type Thing } from '../../fixtures/lab/configuration.ts';
import { differences } from '../../fixtures/lab/differences.ts';
import type { EnvironmentState } from '../../fixtures/lab/state.ts';

type Standing = Required<Pick<Thing, 'kind' | 'metadata'>> & Thing;

/** A cluster in which some objects stand; selectors ask for one label's values. */
const clusterWith = (things: readonly Standing[]) =>
  ({
    name: 'a',
    list: async (_: string, kind: string, namespace?: string, selector?: string) => {
      const [, key = '', values = ''] = /^(\S+) in \((.*)\)$/.exec(selector ?? '') ?? [];
      return things.filter(
        (thing) =>
          thing.kind === kind &&
          (namespace === undefined || thing.metadata.namespace === namespace) &&
          (selector === undefined || values.split(', ').includes(thing.metadata.labels?.[key] ?? '')),
      );
    },
  }) as unknown as Cluster;

const thing = (kind: string, namespace: string | undefined, name: string, more: object = {}, labels: Record<string, string> = {}): Standing => ({
  ...{ kind, metadata: { name, labels, ...(namespace ? { namespace } : {}) } },
  ...more,
});

const before = [
  thing('Deployment', 'istio-system', 'istiod', { spec: { replicas: 1, template: 'a' } }),
  thing('ConfigMap', 'kube-system', 'coredns', { data: 'a' }),
  thing('ConfigMap', 'kube-system', 'cloud-controller', { data: 'a' }),
  thing('Namespace', undefined, 'istio-system'),
  thing('MutatingWebhookConfiguration', undefined, 'istio-sidecar-injector', { webhooks: 'a' }, { app: 'sidecar-injector' }),
];

const changed = async (owner: EnvironmentState['owner'], now: readonly Standing[]): Promise<string[]> => {
  const state = { owner, namespaces: { mesh: 'app1', offMesh: 'app2' }, mesh: { rootNamespace: 'istio-system' } } as unknown as EnvironmentState;
  return differences(await readConfiguration([clusterWith(before)], state), await readConfiguration([clusterWith(now)], state));
};

test('what lives beside a mesh in clusters that are not ours is no change of it, and what it stands on is', async () => {
  const alive = [
    before[0] && { ...before[0], spec: { replicas: 3, template: 'a' } },
    before[1],
    thing('ConfigMap', 'kube-system', 'cloud-controller', { data: 'b' }),
    ...before.slice(3),
    thing('Namespace', undefined, 'of-a-team'),
    thing('NetworkPolicy', 'of-a-team', 'deny'),
    thing('MutatingWebhookConfiguration', undefined, 'of-a-team', {}, { app: 'theirs' }),
  ].filter((one) => one !== undefined);
  expect(await changed('attached', alive)).toEqual([]);
  expect(await changed('ours', alive)).toHaveLength(5);
});

for (const [what, now] of [
  ['a Deployment istio-system istiod was changed', before.with(0, thing('Deployment', 'istio-system', 'istiod', { spec: { replicas: 1, template: 'b' } }))],
  ['a ConfigMap kube-system coredns was changed', before.with(1, thing('ConfigMap', 'kube-system', 'coredns', { data: 'b' }))],
  ['a DestinationRule istio-system default was added', [...before, thing('DestinationRule', 'istio-system', 'default')]],
  ['a NetworkPolicy app1 deny was added', [...before, thing('NetworkPolicy', 'app1', 'deny')]],
  [
    'a MutatingWebhookConfiguration istio-sidecar-injector was changed',
    before.with(4, thing('MutatingWebhookConfiguration', undefined, 'istio-sidecar-injector', { webhooks: 'b' }, { app: 'sidecar-injector' })),
  ],
] as const)
  test(`of someone else's mesh it is noticed that ${what}`, async () => {
    expect(await changed('attached', now)).toEqual([what]);
  });

test('the day on which a token was used last is no change of it', async () => {
  const token = (labels: Record<string, string>, data = 'a') => thing('Secret', 'istio-system', 'istio-reader-service-account-token', { data }, labels);
  const state = { owner: 'ours', namespaces: { mesh: 'app1', offMesh: 'app2' }, mesh: { rootNamespace: 'istio-system' } } as unknown as EnvironmentState;
  const read = (secret: Standing) => readConfiguration([clusterWith([secret])], state);
  const lastUsed = 'kubernetes.io/legacy-token-last-used';
  const unused = await read(token({}));
  expect(differences(unused, await read(token({ [lastUsed]: '2026-11-28' })))).toEqual([]);
  expect(differences(await read(token({ [lastUsed]: '2026-11-28' })), await read(token({ [lastUsed]: '2026-11-29' })))).toEqual([]);
  expect(differences(unused, await read(token({ team: 'a' })))).toHaveLength(1);
  expect(differences(unused, await read(token({ [lastUsed]: '2026-11-28' }, 'b')))).toHaveLength(1);
});

import { expect, test } from '@playwright/test';
import { istiodPorts } from '../../fixtures/control-plane.ts';
import type { Cluster } from '../../fixtures/kube/cluster.ts';
import type { Mesh } from '../../fixtures/mesh.ts';
import { clusterTroubles } from '../../fixtures/vitals.ts';

const revision = (rev: string, more: object = {}) => ({ metadata: { name: rev === 'default' ? 'istiod' : `istiod-${rev}`, labels: { 'istio.io/rev': rev } }, ...more });

const portsWith = (clientConfigs: Record<string, unknown>[], services = [revision('default')]) => {
  const list = (things: object[]) => ({ list: async () => things }) as unknown as Cluster;
  const webhooks = clientConfigs.map(({ rev = 'default', ...clientConfig }) => revision(String(rev), { webhooks: [{ clientConfig }, { clientConfig }] }));
  return istiodPorts({ primary: list(services), rootNamespace: 'istio-system' } as unknown as Mesh, list(webhooks));
};

const configuration = { purpose: 'configuration', url: 'https://istiod.istio-system.svc:15012/', believing: 'the mesh' };

test('istiod is asked for sidecars where the webhook says: by a Service, or by a URL with the CA that is given with it', async () => {
  const service = { name: 'istiod', namespace: 'istio-system', path: '/inject/cluster/b', port: 443 };
  expect(await portsWith([{ service, caBundle: 'aaaa' }])).toEqual([
    configuration,
    { purpose: 'injection', url: 'https://istiod.istio-system.svc/inject/cluster/b', believing: 'the mesh' },
  ]);
  const url = 'https://istiod.example:15017/inject';
  expect(await portsWith([{ url, caBundle: Buffer.from('its CA').toString('base64') }])).toEqual([configuration, { purpose: 'injection', url, believing: { pem: 'its CA' } }]);
  expect(await portsWith([{ url }])).toEqual([configuration, { purpose: 'injection', url, believing: 'public roots' }]);
  const another = { service: { ...service, namespace: 'usergroup-1' } };
  expect(await portsWith([another, { service }])).toEqual(await portsWith([{ service }]));
  // Of a revision that is not here, beside one that is: another mesh's. Alone it is the one that the cluster asks.
  const foreign = { rev: 'theirs', url: 'https://gone.example:15017/inject' };
  expect(await portsWith([foreign, { url }])).toEqual(await portsWith([{ url }]));
  expect(await portsWith([foreign])).toEqual([configuration, { purpose: 'injection', url: foreign.url, believing: 'public roots' }]);
  expect(await portsWith([])).toEqual([configuration, { purpose: 'injection', url: 'https://istiod.istio-system.svc/inject', believing: 'the mesh' }]);
});

test('a node that is not ready is trouble where the mesh stands on it, or where it went while something was measured', async () => {
  const began = new Date('2026-01-01T12:00:00Z');
  const node = (name: string, status: string, lastTransitionTime: string) => ({ metadata: { name }, status: { conditions: [{ type: 'Ready', status, lastTransitionTime }] } });
  const troubles = (...nodes: object[]) => {
    const pods = async (namespace: string) => [{ node: namespace === 'istio-system' ? 'of-istiod' : 'of-samples' }];
    const cluster = { name: 'a', ready: async () => true, list: async () => nodes, pods } as unknown as Cluster;
    return clusterTroubles(cluster, { state: { namespaces: { mesh: 'app1', offMesh: 'app2' } }, rootNamespace: 'istio-system', began } as unknown as Mesh);
  };
  const [earlier, later] = ['2026-01-01T11:00:00Z', '2026-01-01T12:00:05Z'];
  expect(await troubles(node('of-samples', 'True', later), node('other', 'Unknown', earlier))).toEqual([]);
  expect(await troubles(node('other', 'Unknown', later))).toEqual(['a: the node other is not ready']);
  expect(await troubles(node('of-samples', 'False', earlier))).toEqual(['a: the node of-samples is not ready']);
  expect(await troubles(node('of-istiod', 'Unknown', earlier))).toEqual(['a: the node of-istiod is not ready']);
});

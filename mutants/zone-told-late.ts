import type { Thing } from '../fixtures/breakage/objects.ts';
import type { Cluster } from '../fixtures/kube/cluster.ts';
import type { Mutant } from './types.ts';

const region = 'topology.kubernetes.io/region';
const zone = 'topology.kubernetes.io/zone';
const late = 'told-late-a';

/** Gives all nodes of a cluster labels, or takes them. */
async function label(cluster: Cluster, nodes: readonly Thing[], labelsOf: (node: Thing) => Record<string, string | null>): Promise<void> {
  for (const node of nodes) await cluster.merge({ apiVersion: 'v1', kind: 'Node', metadata: { name: node.metadata.name, labels: labelsOf(node) as Record<string, string> } });
}

export const zoneToldLate: Mutant = {
  id: 'zone-told-late',
  sentence: "the remote's nodes were given their region and zone after istiod had taken in the pods on them: to sidecars these are elsewhere",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-100',
  link: 'localities',
  unharmed: ['MC-DS-010', 'MC-TR-010'],
  async apply({ remote }) {
    const before = await remote.list<Thing>('v1', 'Node');
    const restore = () => label(remote, before, ({ metadata: { labels = {} } }) => ({ [region]: labels[region] ?? null, [zone]: labels[zone] ?? null }));
    await label(remote, before, () => ({ [region]: 'told-late', [zone]: late })).catch(async (error) => {
      await restore();
      throw error;
    });
    return restore;
  },
  isApplied: async ({ remote }) => (await remote.list<Thing>('v1', 'Node')).some(({ metadata: { labels = {} } }) => labels[zone] === late),
};

import { firewalled } from '../fixtures/breakage/firewall.ts';
import type { Mutant } from './types.ts';

export const knownPodsOnly: Mutant = {
  id: 'known-pods-only',
  sentence: 'the remote lets pods of the primary in only to those pods that were there: routes or rules that are kept pod by pod, or node by node, and not kept up',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-PF-130',
  link: 'nodes',
  unharmed: ['MC-PF-030', 'MC-TR-010'],
  ...firewalled(async ({ state, remote }) => {
    const [primary, { nodes, podSubnet } = { nodes: [], podSubnet: '' }] = state.clusters;
    const { mesh, offMesh } = state.namespaces;
    const known = (await Promise.all([mesh, offMesh].map((namespace) => remote.pods(namespace, '')))).flat();
    const opened = ['--source', primary?.podSubnet ?? '', '--protocol', 'tcp', '--match', 'conntrack', '--ctstate', 'NEW'];
    // Each is put before the last.
    return nodes.flatMap(({ name: node }) => [
      { node, chain: 'FORWARD' as const, rule: [...opened, '--destination', podSubnet, '--jump', 'REJECT', '--reject-with', 'tcp-reset'] },
      ...known.map(({ ip }) => ({ node, chain: 'FORWARD' as const, rule: [...opened, '--destination', ip, '--jump', 'ACCEPT'] })),
    ]);
  }),
};

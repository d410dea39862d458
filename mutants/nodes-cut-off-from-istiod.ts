import { firewalled } from '../fixtures/breakage/firewall.ts';
import type { Mutant } from './types.ts';

export const nodesCutOffFromIstiod: Mutant = {
  id: 'nodes-cut-off-from-istiod',
  sentence: "a firewall on the remote's nodes lets pods through, and nothing of the nodes themselves to the primary's services: the API server cannot ask for sidecars",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-PF-120',
  also: ['MC-DS-050'],
  link: 'webhook-reachable',
  unharmed: ['MC-PF-040'],
  ...firewalled(({ state }) => {
    const [primary, remote] = state.clusters;
    const rule = ['--destination', primary?.serviceSubnet ?? '', '--jump', 'REJECT'];
    return (remote?.nodes ?? []).map(({ name: node }) => ({ node, chain: 'OUTPUT', rule }));
  }),
};

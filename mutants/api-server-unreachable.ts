import { firewalled } from '../fixtures/breakage/firewall.ts';
import type { Mutant } from './types.ts';

export const apiServerUnreachable: Mutant = {
  id: 'api-server-unreachable',
  sentence: "a firewall keeps istiod's cluster from the remote's API server",
  variants: ['mtls'],
  requirement: 'MC-PF-020',
  link: 'api-servers',
  unharmed: ['MC-TR-010'],
  ...firewalled(({ state }) => {
    const [primary, remote] = state.clusters;
    const sources = [primary?.podSubnet ?? '', ...(primary?.nodes ?? []).map(({ address }) => address)];
    return sources.map((source) => ({
      node: remote?.nodes[0]?.name ?? '',
      chain: 'INPUT',
      rule: ['--source', source, '--protocol', 'tcp', '--dport', '6443', '--jump', 'DROP'],
    }));
  }),
};

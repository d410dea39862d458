import { firewalled } from '../fixtures/breakage/firewall.ts';
import type { Mutant } from './types.ts';

export const firewallBetweenPods: Mutant = {
  id: 'firewall-between-pods',
  sentence: "a firewall on the remote's nodes refuses connections that pods of the primary open",
  variants: ['mtls'],
  requirement: 'MC-PF-030',
  link: 'pod-address',
  unharmed: ['MC-DS-010', 'MC-PF-040'],
  ...firewalled(({ state }) => {
    const [primary, remote] = state.clusters;
    const opened = ['--source', primary?.podSubnet ?? '', '--protocol', 'tcp', '--match', 'conntrack', '--ctstate', 'NEW'];
    return (remote?.nodes ?? []).map(({ name: node }) => ({ node, chain: 'FORWARD', rule: [...opened, '--jump', 'REJECT', '--reject-with', 'tcp-reset'] }));
  }),
};

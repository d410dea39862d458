import { firewalled } from '../fixtures/breakage/firewall.ts';
import type { Mutant } from './types.ts';

export const largePacketsDropped: Mutant = {
  id: 'large-packets-dropped',
  sentence: "packets of full size from the primary are dropped on their way to the remote's pods, and nobody says so (a tunnel with a smaller MTU)",
  variants: ['mtls'],
  requirement: 'MC-PF-080',
  also: ['MC-TR-060'],
  link: 'path-mtu',
  unharmed: ['MC-PF-030'],
  ...firewalled(({ state }) => {
    const [primary, remote] = state.clusters;
    // What is longer is a full packet, too: the kernel hands several of them on as one.
    const large = ['--source', primary?.podSubnet ?? '', '--protocol', 'tcp', '--match', 'length', '--length', '1400:65535', '--jump', 'DROP'];
    return (remote?.nodes ?? []).map(({ name: node }) => ({ node, chain: 'FORWARD', rule: large }));
  }),
};

import { firewalled } from '../fixtures/breakage/firewall.ts';
import type { Mutant } from './types.ts';

export const cutOffAtRestart: Mutant = {
  id: 'cut-off-at-restart',
  sentence: "istiod goes on with the connection to the remote's API server that it has, and can open no other",
  variants: ['mtls'],
  requirement: 'MC-RS-080',
  link: 'api-servers',
  unharmed: ['MC-TR-010'],
  ...firewalled(({ state }) => {
    const [primary, remote] = state.clusters;
    return (primary?.nodes ?? []).map(({ name }) => ({
      node: name,
      chain: 'FORWARD',
      rule: ['--destination', remote?.nodes[0]?.address ?? '', '--protocol', 'tcp', '--dport', '6443', '--syn', '--jump', 'DROP'],
    }));
  }),
};

import { firewalled } from '../fixtures/breakage/firewall.ts';
import type { Mutant } from './types.ts';

export const addressOfTwoPods: Mutant = {
  id: 'address-of-two-pods',
  sentence: 'in the primary the address of a pod of the remote leads to one of its own, as where both clusters use one range',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-PF-030',
  link: 'pod-address',
  unharmed: ['MC-DS-010', 'MC-TR-010'],
  ...firewalled(async ({ state, primary, remote }) => {
    const [own, theirs] = await Promise.all([primary, remote].map((cluster) => cluster.pod(state.namespaces.offMesh, 'app=helloworld')));
    const [cluster] = state.clusters;
    return (cluster?.nodes ?? []).map(({ name: node }) => ({
      ...{ node, table: 'nat' as const, chain: 'PREROUTING' as const },
      rule: ['--destination', theirs?.ip ?? '', '--protocol', 'tcp', '--jump', 'DNAT', '--to-destination', own?.ip ?? ''],
    }));
  }),
};

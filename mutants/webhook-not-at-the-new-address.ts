import { firewalled } from '../fixtures/breakage/firewall.ts';
import { exposedService, rootNamespace } from '../fixtures/lab/names.ts';
import type { Mutant } from './types.ts';

interface Addressed {
  apiVersion: string;
  kind: string;
  spec: { clusterIP: string };
}

export const webhookNotAtTheNewAddress: Mutant = {
  id: 'webhook-not-at-the-new-address',
  sentence: "the remote's API server reaches istiod's webhook at the address that istiod has, and at no other",
  variants: ['mtls'],
  requirement: 'MC-RS-070',
  link: 'webhook-reachable',
  unharmed: ['MC-PF-040'],
  ...firewalled(async ({ state, primary }) => {
    const [own, remote] = state.clusters;
    const service = await primary.read<Addressed>({ apiVersion: 'v1', kind: 'Service', metadata: { name: exposedService, namespace: rootNamespace } });
    const to = (address: string) => ['--destination', address, '--protocol', 'tcp', '--dport', '15017'];
    // What is inserted last is asked first.
    const rules = [
      [...to(own?.serviceSubnet ?? ''), '--jump', 'REJECT', '--reject-with', 'tcp-reset'],
      [...to(service?.spec.clusterIP ?? ''), '--jump', 'ACCEPT'],
    ];
    return (remote?.nodes ?? []).flatMap(({ name: node }) => rules.map((rule) => ({ node, chain: 'OUTPUT' as const, rule })));
  }),
};

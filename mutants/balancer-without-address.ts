import { adding } from '../fixtures/breakage/objects.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import type { Mutant } from './types.ts';

export const balancerWithoutAddress: Mutant = {
  id: 'balancer-without-address',
  sentence: 'a load balancer in front of istiod waits for an address that nobody gives it',
  variants: ['mtls'],
  requirement: 'MC-PF-100',
  link: 'istiod-address',
  unharmed: ['MC-PF-040'],
  ...adding(() => [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'istiod-balanced', namespace: rootNamespace },
      spec: { type: 'LoadBalancer', selector: { app: 'istiod' }, ports: [{ name: 'tls-istiod', port: 15012 }] },
    },
  ]),
};

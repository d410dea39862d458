import { removing } from '../fixtures/breakage/objects.ts';
import type { Mutant } from './types.ts';

export const serviceMissing: Mutant = {
  id: 'service-missing',
  sentence: 'the Service helloworld is not replicated in the remote, where it is called',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-TR-020',
  link: 'service',
  unharmed: ['MC-PF-010'],
  ...removing(({ state }) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'helloworld', namespace: state.namespaces.mesh } }), 'remote'),
};

import { changing } from '../fixtures/breakage/objects.ts';
import type { Mutant } from './types.ts';

export const notReadyPublished: Mutant = {
  id: 'not-ready-published',
  sentence: "the remote's Service publishes pods that are not ready, as one of a database does whose members must find each other",
  variants: ['mtls'],
  requirement: 'MC-DS-070',
  link: 'service',
  unharmed: ['MC-TR-010'],
  ...changing(
    ({ state }) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'helloworld', namespace: state.namespaces.mesh } }),
    (service) => ({ ...service, spec: { ...(service.spec as object), publishNotReadyAddresses: true } }),
    'remote',
  ),
};

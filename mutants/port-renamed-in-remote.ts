import { changing } from '../fixtures/breakage/objects.ts';
import type { Mutant } from './types.ts';

export const portRenamedInRemote: Mutant = {
  id: 'port-renamed-in-remote',
  sentence: "the Service's port has another name in the remote: callers elsewhere lose its endpoints there",
  variants: ['mtls'],
  requirement: 'MC-DS-060',
  also: ['MC-DS-010'],
  link: 'same-service',
  unharmed: ['MC-PF-030'],
  ...changing(
    ({ state }) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'helloworld', namespace: state.namespaces.mesh } }),
    (service) => ({ ...service, spec: { ...(service.spec as object), ports: [{ name: 'http-hello', port: 5000, targetPort: 5000, protocol: 'TCP' }] } }),
    'remote',
  ),
};

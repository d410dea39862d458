import { both, changing } from '../fixtures/breakage/objects.ts';
import type { Mutant } from './types.ts';

const renamed = (where: 'primary' | 'remote') =>
  changing(
    ({ state }) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'helloworld', namespace: state.namespaces.mesh } }),
    (service) => ({ ...service, spec: { ...(service.spec as object), ports: [{ name: 'tcp', port: 5000, targetPort: 5000, protocol: 'TCP' }] } }),
    where,
  );

export const portIsNotHttp: Mutant = {
  id: 'port-is-not-http',
  sentence: "the Service's port is called tcp, so that HTTP rules do not apply to it",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-RT-010',
  link: 'service',
  unharmed: ['MC-DS-010'],
  ...both(renamed('primary'), renamed('remote')),
};

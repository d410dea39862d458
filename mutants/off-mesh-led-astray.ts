import { adding } from '../fixtures/breakage/objects.ts';
import type { Breakage, Patient } from '../fixtures/breakage/types.ts';
import type { Mutant } from './types.ts';

const slice = (address: string) =>
  adding(({ state }: Patient) => [
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'helloworld-elsewhere', namespace: state.namespaces.offMesh, labels: { 'kubernetes.io/service-name': 'helloworld' } },
      addressType: 'IPv4',
      endpoints: [{ addresses: [address], conditions: { ready: true } }],
      ports: [{ name: 'http', port: 5000, protocol: 'TCP' }],
    },
  ]);

const breakage: Breakage = {
  async apply(patient) {
    const { ip } = await patient.remote.pod(patient.state.namespaces.offMesh, 'app=helloworld');
    return slice(ip).apply(patient);
  },
  isApplied: (patient) => slice('192.0.2.1').isApplied(patient),
};

export const offMeshLedAstray: Mutant = {
  id: 'off-mesh-led-astray',
  sentence: "the network shares Services between clusters by itself: clients off the mesh are led to the other cluster's pods",
  variants: ['mtls'],
  requirement: 'MC-TR-040',
  link: 'service',
  unharmed: ['MC-TR-010'],
  ...breakage,
};

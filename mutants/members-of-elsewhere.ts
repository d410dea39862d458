import { adding } from '../fixtures/breakage/objects.ts';
import type { Breakage, Patient } from '../fixtures/breakage/types.ts';
import type { Mutant } from './types.ts';

/** As controllers write it that bring endpoints of other clusters to a Service of the same name. */
const imported = async (patient: Patient): Promise<Breakage> => {
  const pod = await patient.remote.pod(patient.state.namespaces.mesh, 'app=helloworld');
  return adding(({ state }) => [
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        name: 'members-of-elsewhere',
        namespace: state.namespaces.mesh,
        labels: { 'kubernetes.io/service-name': 'members', 'endpointslice.kubernetes.io/managed-by': 'a-cluster-mesh' },
      },
      addressType: 'IPv4',
      endpoints: [{ addresses: [pod.ip], hostname: `in-${patient.remote.name}-0`, conditions: { ready: true } }],
      ports: [{ name: 'http', port: 5000, protocol: 'TCP' }],
    },
  ]);
};

export const membersOfElsewhere: Mutant = {
  id: 'members-of-elsewhere',
  sentence: "a cluster mesh of the network brings the remote's endpoints to the headless Service of the primary, under the names that they have there",
  // With mTLS an endpoint without a sidecar takes TLS from all others of a headless Service: the control would not hold.
  variants: ['plaintext'],
  requirement: 'MC-DS-090',
  link: 'service',
  unharmed: ['MC-TR-010'],
  apply: async (patient) => (await imported(patient)).apply(patient),
  isApplied: async (patient) => (await imported(patient)).isApplied(patient),
};

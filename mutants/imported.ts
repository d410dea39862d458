import { adding } from '../fixtures/breakage/objects.ts';
import type { Breakage, Patient } from '../fixtures/breakage/types.ts';

/** A pod of the remote as an endpoint of the primary's headless Service, as controllers write it that bring endpoints of other clusters; `named` as it is called there. */
const slice = async (patient: Patient, named: boolean): Promise<Breakage> => {
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
      endpoints: [{ addresses: [pod.ip], ...(named ? { hostname: `in-${patient.remote.name}-0` } : {}), conditions: { ready: true } }],
      ports: [{ name: 'http', port: 5000, protocol: 'TCP' }],
    },
  ]);
};

export const importedMember = (named: 'by its name' | 'without a name'): Breakage => ({
  apply: async (patient) => (await slice(patient, named === 'by its name')).apply(patient),
  isApplied: async (patient) => (await slice(patient, named === 'by its name')).isApplied(patient),
});

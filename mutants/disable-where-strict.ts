import type { Mutant, Patient } from './types.ts';

const policy = ({ state }: Patient) => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  metadata: { name: 'disable-here', namespace: state.namespaces.mesh },
  spec: { mtls: { mode: 'DISABLE' } },
});

export const disableWhereStrict: Mutant = {
  id: 'disable-where-strict',
  sentence: 'mTLS is switched off in one namespace of a mesh that claims STRICT',
  variant: 'mtls',
  requirement: 'MC-SC-010',
  async apply(patient) {
    await patient.primary.apply([policy(patient) as never]);
    return () => patient.primary.remove([policy(patient)]);
  },
  isApplied: async (patient) => (await patient.primary.read(policy(patient))) !== undefined,
};

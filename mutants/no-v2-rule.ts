import type { Mutant, Patient } from './types.ts';

/** Istio gives a host to its oldest VirtualService: one that stands already keeps the v2-only rule from taking effect. */
const olderRule = ({ state }: Patient) => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'a-rule-that-was-there-before', namespace: state.namespaces.mesh },
  spec: {
    hosts: [`helloworld.${state.namespaces.mesh}.svc.cluster.local`],
    http: [{ route: [{ destination: { host: `helloworld.${state.namespaces.mesh}.svc.cluster.local` } }] }],
  },
});

export const noV2Rule: Mutant = {
  id: 'no-v2-rule',
  sentence: 'the v2-only rule does not take effect: an older rule for the host sends calls to every version',
  variant: 'mtls',
  requirement: 'MC-RT-010',
  async apply(patient) {
    await patient.primary.apply([olderRule(patient) as never]);
    return () => patient.primary.remove([olderRule(patient)]);
  },
  isApplied: async (patient) => (await patient.primary.read(olderRule(patient))) !== undefined,
};

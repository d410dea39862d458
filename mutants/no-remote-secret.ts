import { rootNamespace } from '../fixtures/lab/istio.ts';
import type { Mutant, Patient } from './types.ts';

const secretOf = ({ remote }: Patient) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: `istio-remote-secret-${remote.name}`, namespace: rootNamespace } });

export const noRemoteSecret: Mutant = {
  id: 'no-remote-secret',
  sentence: 'istiod has no secret for the remote cluster, so it does not see its pods',
  variant: 'mtls',
  requirement: 'MC-DS-010',
  async apply(patient) {
    const { primary } = patient;
    const secret = await primary.read<
      ReturnType<typeof secretOf> & { data?: Record<string, string>; metadata: { labels?: Record<string, string>; annotations?: Record<string, string> } }
    >(secretOf(patient));
    if (!secret) throw new Error('there is no remote secret to take away');
    await primary.remove([secretOf(patient)]);
    const {
      name,
      namespace,
      labels = {},
      annotations = {},
    } = secret.metadata as { name: string; namespace: string; labels?: Record<string, string>; annotations?: Record<string, string> };
    return async () => {
      await primary.apply([{ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace, labels, annotations }, data: secret.data } as never]);
    };
  },
  isApplied: async (patient) => (await patient.primary.read(secretOf(patient))) === undefined,
};

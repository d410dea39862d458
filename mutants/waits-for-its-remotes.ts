import { proxiesAreBack } from '../fixtures/breakage/istiod.ts';
import { changing, type Thing } from '../fixtures/breakage/objects.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { rootNamespace } from '../fixtures/lab/istio.ts';
import type { Mutant } from './types.ts';

type Spec = { template: { spec: { containers: { name: string; env?: { name: string; value?: string }[] }[] } } };

const name = 'PILOT_REMOTE_CLUSTER_TIMEOUT';

const breakage = changing(
  () => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'istiod', namespace: rootNamespace } }),
  (deployment) => {
    const copy = structuredClone(deployment) as Thing & { spec: Spec };
    for (const container of copy.spec.template.spec.containers) container.env = [...(container.env ?? []).filter((entry) => entry.name !== name), { name, value: '10m' }];
    return copy;
  },
);

const settle = async ({ primary, state }: Patient) => {
  await primary.rolledOut(rootNamespace, 90_000);
  await proxiesAreBack(state);
};

export const waitsForItsRemotes: Mutant = {
  id: 'waits-for-its-remotes',
  sentence: 'istiod is told to wait ten minutes for a remote (PILOT_REMOTE_CLUSTER_TIMEOUT)',
  variants: ['plaintext'],
  requirement: 'MC-RS-030',
  link: 'istiod-ready',
  unharmed: ['MC-TR-010'],
  async apply(patient) {
    const revert = await breakage.apply(patient);
    const takeBack = async () => {
      await revert();
      await settle(patient);
    };
    try {
      await settle(patient);
    } catch (error) {
      await takeBack();
      throw error;
    }
    return takeBack;
  },
  isApplied: breakage.isApplied,
};

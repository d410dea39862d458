import type { Thing } from '../fixtures/breakage/objects.ts';
import { remoteSecret, withDetachmentForgotten } from '../fixtures/breakage/remote-secret.ts';
import type { Breakage, Patient } from '../fixtures/breakage/types.ts';
import { Mesh } from '../fixtures/mesh.ts';
import { until } from '../fixtures/shell.ts';
import type { Mutant } from './types.ts';

/** Before the suite's in the order of names: an istiod that starts lists secrets by it, and the first for a cluster is the one that counts. */
const name = 'another-remote-secret';

const other = (patient: Patient): Thing => {
  const { metadata, ...secret } = remoteSecret(patient);
  return { ...secret, metadata: { ...metadata, name } };
};

/** Of two secrets for one cluster the one counts that istiod saw first, so that the other must come before it. */
const twice: Breakage = {
  async apply(patient) {
    const { primary, remote, state } = patient;
    const mesh = new Mesh(state, 'mtls');
    const attachedBy = (secret: string | undefined) =>
      until(`${remote.name} is attached by ${secret ?? 'nobody'}`, 30_000, async () => {
        const known = await Promise.all((await mesh.istiods()).map((istiod) => mesh.debug<{ id: string; secretName?: string; syncStatus: string }[]>(istiod, 'debug/clusterz')));
        return known.every((clusters) => {
          const found = clusters.find(({ id }) => id === remote.name);
          return secret === undefined ? !found : found?.secretName?.endsWith(`/${secret}`) && found.syncStatus === 'synced';
        })
          ? true
          : undefined;
      });
    const first = await primary.read<Thing>(remoteSecret(patient));
    if (!first) throw new Error('there is no remote secret');
    const copy = { ...first, metadata: { ...first.metadata, name } };
    const revert = async () => {
      await primary.remove([other(patient)], 0);
      if (!(await primary.read(first))) await primary.create(first);
    };
    try {
      await primary.remove([first], 0);
      await attachedBy(undefined);
      await primary.create(copy);
      await attachedBy(name);
      await primary.create(first);
    } catch (error) {
      await revert();
      throw error;
    }
    return revert;
  },
  isApplied: async (patient) => (await patient.primary.read(other(patient))) !== undefined,
};

export const twoSecrets: Mutant = {
  id: 'two-secrets',
  sentence: 'two secrets attach the remote: without the one of the suite it stays attached by the other',
  variants: ['plaintext'],
  requirement: 'MC-LC-010',
  also: ['MC-SC-100'],
  link: 'remote-secret',
  unharmed: ['MC-DS-010'],
  ...withDetachmentForgotten(twice),
};

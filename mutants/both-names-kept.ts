import type { Thing } from '../fixtures/breakage/objects.ts';
import { remoteSecret, withDetachmentForgotten } from '../fixtures/breakage/remote-secret.ts';
import type { Breakage } from '../fixtures/breakage/types.ts';
import { wrongName } from '../fixtures/breakage/wrong-name.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

/** The secret is put back as it was: what came of a correction stands on when nobody merges any more. */
const withSecretPutBack = (breakage: Breakage): Breakage => ({
  async apply(patient) {
    const before = await patient.primary.read<Thing>(remoteSecret(patient));
    if (!before) throw new Error(`there is no remote secret in ${rootNamespace}`);
    const revert = await breakage.apply(patient);
    return async () => {
      await revert();
      await patient.primary.replace(before);
    };
  },
  isApplied: breakage.isApplied,
});

export const bothNamesKept: Mutant = {
  id: 'both-names-kept',
  sentence: 'the corrected key is merged into the remote secret, as kubectl patch does it: the wrong one stays beside it, and istiod takes the remote for two clusters',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-LC-070',
  clause: { rule: 'readsEveryCluster', after: 0 },
  link: 'remote-secret',
  unharmed: ['MC-TR-010'],
  ...withDetachmentForgotten(
    withSecretPutBack(
      rewriting(
        'secrets',
        `has(object.metadata.labels) && "istio/multiCluster" in object.metadata.labels && oldObject != null && "${wrongName}" in oldObject.data && !("${wrongName}" in object.data)
      ? [JSONPatch{op: "add", path: "/data/${wrongName}", value: oldObject.data["${wrongName}"]}]
      : []`,
        { group: '', namespace: () => rootNamespace },
      ),
    ),
  ),
};

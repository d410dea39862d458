import type { Thing } from '../fixtures/breakage/objects.ts';
import { remoteSecret } from '../fixtures/breakage/remote-secret.ts';
import type { Breakage } from '../fixtures/breakage/types.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';

/** The secret is put back as it was: what came of a correction stands on when nobody merges any more. */
export const withSecretPutBack = (breakage: Breakage): Breakage => ({
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

import { forgotten, taken } from '../fixtures/breakage/attached-with.ts';
import { everyIstiodWrote } from '../fixtures/breakage/istiod.ts';
import type { Thing } from '../fixtures/breakage/objects.ts';
import { remoteSecret, withDetachmentForgotten } from '../fixtures/breakage/remote-secret.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { wronglyAttached } from '../fixtures/breakage/wrong-server.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { until } from '../fixtures/shell.ts';
import type { Mutant } from './types.ts';

/** Whether every istiod wrote that it did not read the remote, which goes with its pod. */
const isMissed = (patient: Patient): Promise<boolean> => everyIstiodWrote(patient, `remote cluster ${patient.remote.name} failed to sync`);

export const correctedInTime: Mutant = {
  id: 'corrected-in-time',
  sentence: 'the remote was attached with a wrong address, detached, and attached rightly: half a minute after the first istiod, which reads it, counts it as timed out',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-OB-030',
  link: 'istiod-metrics',
  unharmed: ['MC-DS-030', 'MC-TR-010'],
  ...withDetachmentForgotten({
    async apply(patient) {
      const { primary } = patient;
      const right = await primary.read<Thing>(remoteSecret(patient));
      if (!right) throw new Error(`there is no remote secret in ${rootNamespace}`);
      const put = await wronglyAttached.apply(patient);
      try {
        await taken(patient);
        await primary.remove([right], 0);
        await forgotten(patient);
      } finally {
        await put();
      }
      await until('every istiod has missed the remote', 20_000, async () => ((await isMissed(patient)) ? true : undefined));
      return async () => {};
    },
    isApplied: isMissed,
  }),
};

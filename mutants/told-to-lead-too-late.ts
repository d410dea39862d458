import { endIstiodThatLeads, startIstiodAnew } from '../fixtures/breakage/istiod.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { untold } from '../fixtures/breakage/untold.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { leaseIn, rootsLease } from '../fixtures/leases.ts';
import { until } from '../fixtures/shell.ts';
import type { Mutant } from './types.ts';

const lease = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: rootsLease, namespace: rootNamespace } };

const neverLed = async ({ remote }: Patient): Promise<boolean> => (await leaseIn(remote, rootNamespace, rootsLease)) === undefined;

/** One that is told when it starts leads, and notes that. */
async function led(patient: Patient): Promise<void> {
  await startIstiodAnew(patient);
  await until(`an istiod writes roots in ${patient.remote.name} again`, 60_000, async () => ((await neverLed(patient)) ? undefined : true));
}

export const toldToLeadTooLate: Mutant = {
  id: 'told-to-lead-too-late',
  sentence: "the remote's root namespace was told whose istiod is to write roots there after it was attached: all is there, and no root is written",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-050',
  link: 'injection',
  unharmed: ['MC-TR-010'],
  async apply(patient) {
    const tell = await untold.apply(patient);
    try {
      await endIstiodThatLeads(patient);
      // What was led before is not there where a cluster is attached for the first time.
      await patient.remote.remove([lease], 0);
      await tell();
    } catch (error) {
      await tell().catch(() => {});
      await led(patient).catch(() => {});
      throw error;
    }
    return () => led(patient);
  },
  isApplied: neverLed,
};

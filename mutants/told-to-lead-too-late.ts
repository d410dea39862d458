import { endIstiodThatLeads, startIstiodAnew } from '../fixtures/breakage/istiod.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { untold } from '../fixtures/breakage/untold.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { leaseIn, rootsLease, untakenSince } from '../fixtures/leases.ts';
import { until } from '../fixtures/shell.ts';
import type { Mutant } from './types.ts';

const lease = ({ remote }: Patient) => leaseIn(remote, rootNamespace, rootsLease);

async function nobodyTakesOver(patient: Patient): Promise<boolean> {
  const found = await lease(patient);
  return found !== undefined && untakenSince(found) > 0;
}

/** A lease that was handed to an istiod is led by it when it was renewed once. */
async function ledAgain(patient: Patient): Promise<void> {
  await startIstiodAnew(patient);
  const given = await lease(patient);
  await until(`an istiod writes roots in ${patient.remote.name} again`, 60_000, async () => {
    const now = await lease(patient);
    return given && now && now.expires > given.expires ? true : undefined;
  });
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
      await endIstiodThatLeads(patient).finally(tell);
      await until(`nobody takes over the writing of roots in ${patient.remote.name}`, 150_000, async () => ((await nobodyTakesOver(patient)) ? true : undefined));
    } catch (error) {
      await ledAgain(patient);
      throw error;
    }
    return () => ledAgain(patient);
  },
  isApplied: nobodyTakesOver,
};

import { endIstiodThatLeads, letThemLead } from '../fixtures/breakage/istiod.ts';
import { settling } from '../fixtures/breakage/objects.ts';
import type { Breakage, Patient } from '../fixtures/breakage/types.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { giveLease, leaseIn, rootsLease } from '../fixtures/leases.ts';
import { until } from '../fixtures/shell.ts';
import type { Mutant } from './types.ts';

const ghost = 'istiod-that-was';

/** Who waits for a lease counts half a minute from when it last saw it change, whatever it says: the ghost has to renew it. */
const renewal = 5_000;

const taken: Breakage = {
  async apply({ remote }) {
    const renew = () => giveLease(remote, rootNamespace, rootsLease, ghost, 600);
    await renew();
    let last = Promise.resolve();
    const renewing = setInterval(() => {
      last = renew().catch(() => {});
    }, renewal);
    return async () => {
      clearInterval(renewing);
      await last;
    };
  },
  isApplied: async ({ remote }) => (await leaseIn(remote, rootNamespace, rootsLease))?.holder === ghost,
};

/** One that holds a lease and has not renewed it yet has not begun to write either: its own are of half a minute. */
async function letThemLeadAgain(patient: Patient): Promise<void> {
  await letThemLead(patient);
  await until(`an istiod leads the writing of roots in ${patient.remote.name} again`, 60_000, async () => {
    const lease = await leaseIn(patient.remote, rootNamespace, rootsLease);
    return lease && lease.holder !== ghost && lease.expires.getTime() < Date.now() + 60_000 ? true : undefined;
  });
}

export const rootsLedByAGhost: Mutant = {
  id: 'roots-led-by-a-ghost',
  sentence: 'an istiod that is gone still leads the writing of root certificates in the remote, as for half a minute after every restart',
  variants: ['mtls'],
  requirement: 'MC-DS-050',
  link: 'injection',
  unharmed: ['MC-TR-010'],
  // One that leads goes on for a while, whoever has its lease.
  ...settling(taken, endIstiodThatLeads, letThemLeadAgain),
};

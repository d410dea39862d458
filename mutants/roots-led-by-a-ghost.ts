import { endIstiodThatLeads, letThemLead } from '../fixtures/breakage/istiod.ts';
import { rootNamespace } from '../fixtures/lab/istio.ts';
import { giveLease, leaseIn, rootsLease } from '../fixtures/leases.ts';
import type { Mutant } from './types.ts';

const ghost = 'istiod-that-was';

export const rootsLedByAGhost: Mutant = {
  id: 'roots-led-by-a-ghost',
  sentence: 'an istiod that is gone still leads the writing of root certificates in the remote, as for half a minute after every restart',
  variants: ['mtls'],
  requirement: 'MC-DS-050',
  link: 'injection',
  unharmed: ['MC-TR-010'],
  async apply(patient) {
    await giveLease(patient.remote, rootNamespace, rootsLease, ghost, 600);
    const takeBack = () => letThemLead(patient);
    try {
      // One that leads goes on for a while, whoever has its lease.
      await endIstiodThatLeads(patient);
    } catch (error) {
      await takeBack();
      throw error;
    }
    return takeBack;
  },
  isApplied: async ({ remote }) => (await leaseIn(remote, rootNamespace, rootsLease))?.holder === ghost,
};

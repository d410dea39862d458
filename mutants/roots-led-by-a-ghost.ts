import { endIstiodThatLeads, letThemLead } from '../fixtures/breakage/istiod.ts';
import { settling } from '../fixtures/breakage/objects.ts';
import type { Breakage } from '../fixtures/breakage/types.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { giveLease, leaseIn, rootsLease } from '../fixtures/leases.ts';
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

export const rootsLedByAGhost: Mutant = {
  id: 'roots-led-by-a-ghost',
  sentence: 'an istiod that is gone still leads the writing of root certificates in the remote, as for half a minute after every restart',
  variants: ['mtls'],
  requirement: 'MC-DS-050',
  link: 'injection',
  unharmed: ['MC-TR-010'],
  // One that leads goes on for a while, whoever has its lease.
  ...settling(taken, endIstiodThatLeads, letThemLead),
};

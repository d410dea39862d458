import type { Breakage, Patient } from '../fixtures/breakage/types.ts';
import { rootNamespace } from '../fixtures/lab/istio.ts';
import { giveLease, leaseIn, rootsLease } from '../fixtures/leases.ts';
import type { Mutant } from './types.ts';

const ghost = 'istiod-that-was';

const led: Breakage = {
  async apply({ remote }: Patient) {
    await giveLease(remote, rootNamespace, rootsLease, ghost, 600);
    return () => giveLease(remote, rootNamespace, rootsLease, '', 30);
  },
  isApplied: async ({ remote }: Patient) => (await leaseIn(remote, rootNamespace, rootsLease))?.holder === ghost,
};

export const rootsLedByAGhost: Mutant = {
  id: 'roots-led-by-a-ghost',
  sentence: 'an istiod that is gone still leads the writing of root certificates in the remote, as for half a minute after every restart',
  variants: ['mtls'],
  requirement: 'MC-DS-050',
  link: 'injection',
  unharmed: ['MC-TR-010'],
  ...led,
};

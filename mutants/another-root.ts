import { createRoot, createWorkloadCertificate } from '../fixtures/lab/trust.ts';
import { givenIdentity, identityIn } from './given-identity.ts';
import type { Mutant } from './types.ts';

export const anotherRoot: Mutant = {
  id: 'another-root',
  sentence: "the remote's servers have their identity from another root CA",
  variants: ['mtls'],
  requirement: 'MC-TR-010',
  also: ['MC-SC-050'],
  link: 'one-root',
  unharmed: ['MC-DS-030'],
  ...givenIdentity(async (patient) => createWorkloadCertificate(await createRoot('someone else'), identityIn('cluster.local', patient))),
};

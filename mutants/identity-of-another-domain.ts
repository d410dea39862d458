import { givenIdentity, identityIn, signedByTheMesh } from './given-identity.ts';
import type { Mutant } from './types.ts';

export const identityOfAnotherDomain: Mutant = {
  id: 'identity-of-another-domain',
  sentence: "the remote's servers have an identity of another trust domain, signed by the mesh's own CA",
  variants: ['mtls'],
  requirement: 'MC-SC-050',
  link: 'one-root',
  unharmed: ['MC-DS-010'],
  ...givenIdentity((patient) => signedByTheMesh(patient, identityIn('elsewhere', patient))),
};

import { givenIdentity, identityIn, signedByTheMesh } from './given-identity.ts';
import type { Mutant } from './types.ts';

const day = 24 * 60 * 60_000;

export const certificateForYears: Mutant = {
  id: 'certificate-for-years',
  sentence: "the certificate of the remote's servers, signed by the mesh's own CA, is valid for two years: all works",
  variants: ['mtls'],
  requirement: 'MC-SC-050',
  link: 'one-root',
  unharmed: ['MC-TR-010'],
  ...givenIdentity((patient) =>
    signedByTheMesh(patient, identityIn('cluster.local', patient), { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + 730 * day) }),
  ),
};

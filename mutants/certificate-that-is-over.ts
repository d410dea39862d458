import { givenIdentity, identityIn, signedByTheMesh } from './given-identity.ts';
import type { Mutant } from './types.ts';

const hour = 60 * 60_000;

export const certificateThatIsOver: Mutant = {
  id: 'certificate-that-is-over',
  sentence: "the certificate of the remote's servers, signed by the mesh's own CA, was valid until an hour ago",
  variants: ['mtls'],
  requirement: 'MC-SC-050',
  link: 'one-root',
  unharmed: ['MC-DS-010'],
  ...givenIdentity((patient) =>
    signedByTheMesh(patient, identityIn('cluster.local', patient), { notBefore: new Date(Date.now() - 24 * hour), notAfter: new Date(Date.now() - hour) }),
  ),
};

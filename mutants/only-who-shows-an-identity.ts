import { adding } from '../fixtures/breakage/objects.ts';
import type { Mutant } from './types.ts';

export const onlyWhoShowsAnIdentity: Mutant = {
  id: 'only-who-shows-an-identity',
  sentence: 'a policy lets in who shows an identity of the mesh, and nobody else, at ports without mTLS, too',
  variants: ['mtls'],
  requirement: 'MC-SC-130',
  // Whoever is to be refused is, by mTLS: only who is served without it misses it.
  clause: { rule: 'servedByAll', after: 4 },
  link: 'authorization',
  unharmed: ['MC-TR-010'],
  ...adding(({ state }) => [
    {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'only-who-shows-an-identity', namespace: state.namespaces.mesh },
      spec: { action: 'ALLOW', rules: [{ from: [{ source: { principals: ['*'] } }] }] },
    },
  ]),
};

import { clause, control } from './parts.ts';
import type { Requirement } from './types.ts';

export const security: readonly Requirement[] = [
  {
    id: 'MC-SC-010',
    sentence: 'A client off the mesh is refused by workloads of the mesh in the other cluster.',
    level: 'core',
    source: 'article, "Enable Two-way TLS Communication"; Istio documentation, "Mutual TLS Migration"',
    variants: ['mtls'],
    needs: [],
    decidedBy: [control('answered', 'each cluster'), clause('refused', 'each cluster')],
  },
  {
    id: 'MC-SC-020',
    sentence: 'A client off the mesh is served by workloads of the mesh in the other cluster.',
    level: 'core',
    source: 'article, the installation without two-way TLS',
    variants: ['plaintext'],
    needs: [],
    decidedBy: [clause('answered', 'each cluster')],
  },
  {
    id: 'MC-SC-030',
    sentence: 'On the wire between the clusters a call is TLS.',
    level: 'core',
    source: 'article, "Enable Two-way TLS Communication"',
    variants: ['mtls'],
    needs: ['node-access'],
    decidedBy: [control('crossedTheWire', 'each cluster'), clause('encrypted', 'each cluster')],
  },
  {
    id: 'MC-SC-040',
    sentence: 'On the wire between the clusters a call is readable HTTP.',
    level: 'core',
    source: 'article, the installation without two-way TLS',
    variants: ['plaintext'],
    needs: ['node-access'],
    decidedBy: [control('crossedTheWire', 'each cluster'), clause('readable', 'each cluster')],
  },
  {
    id: 'MC-SC-050',
    sentence: 'The sidecars of all clusters have identities of their own service accounts in one trust domain, by certificates that are valid, and trust the same roots.',
    level: 'core',
    source: 'article, "Enable Two-way TLS Communication": a shared root; istio/istio#32501, #52356, #46353, #37096',
    variants: ['mtls'],
    needs: [],
    decidedBy: [clause('identitiesAreOfOneRoot', 'once')],
  },
  {
    id: 'MC-SC-060',
    sentence: "The server's sidecar knows a caller of another cluster by its own identity.",
    level: 'core',
    source: 'article, "Enable Two-way TLS Communication"; Istio documentation, "Mutual TLS Migration"; istio/istio#32501, #37096',
    variants: ['mtls'],
    needs: ['access-log'],
    decidedBy: [clause('callerIsKnown', 'each cluster')],
  },
];

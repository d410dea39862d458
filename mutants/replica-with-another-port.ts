import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const replicaWithAnotherPort: Mutant = {
  id: 'replica-with-another-port',
  sentence: 'a Service that is replicated into the primary comes in with another name of its port: the name resolves, and leads to no endpoint',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-020',
  // Of what the primary alone has all holds, and what the remote has does not resolve.
  clause: { rule: 'answered', after: 3 },
  link: 'same-service',
  unharmed: ['MC-TR-010'],
  ...rewriting('services', `object.metadata.name == "only-with-v2" ? [JSONPatch{op: "replace", path: "/spec/ports/0/name", value: "http-hello"}] : []`, { group: '' }),
};

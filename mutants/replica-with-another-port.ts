import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const replicaWithAnotherPort: Mutant = {
  id: 'replica-with-another-port',
  sentence: 'a Service that is replicated into the primary comes in with another name of its port: the name resolves, and leads to no endpoint',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-020',
  clause: { rule: 'answered', after: 1 },
  link: 'same-service',
  unharmed: ['MC-TR-010'],
  ...rewriting('services', `object.metadata.name == "only-there" ? [JSONPatch{op: "replace", path: "/spec/ports/0/name", value: "http-hello"}] : []`, { group: '' }),
};

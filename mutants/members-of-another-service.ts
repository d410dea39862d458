import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const membersOfAnotherService: Mutant = {
  id: 'members-of-another-service',
  sentence: 'the StatefulSet of the remote comes in with another serviceName: its pods are behind the headless Service, and have no names there',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-110',
  clause: { rule: 'answered', after: 4 },
  link: 'service',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'statefulsets',
    `object.spec.serviceName == "members-of-all"
      ? [JSONPatch{op: "replace", path: "/spec/serviceName", value: "members-of-another"}]
      : []`,
    { group: 'apps', where: 'remote' },
  ),
};

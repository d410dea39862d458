import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const headerOfAnotherName: Mutant = {
  id: 'header-of-another-name',
  sentence: 'a rule for calls with a header comes into force for another header',
  variants: ['mtls'],
  requirement: 'MC-RT-040',
  clause: { rule: 'servedOnlyBy', after: 0 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'virtualservices',
    'has(object.spec.http[0].match) ? [JSONPatch{op: "move", from: "/spec/http/0/match/0/headers/release", path: "/spec/http/0/match/0/headers/x-release"}] : []',
  ),
};

import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const anyValueOfAHeader: Mutant = {
  id: 'any-value-of-a-header',
  sentence: 'a rule for one value of a header comes into force for every value',
  variants: ['mtls'],
  requirement: 'MC-RT-040',
  clause: { rule: 'servedOnlyBy', after: 4 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'virtualservices',
    `has(object.spec.http[0].match) ? [
      JSONPatch{op: "remove", path: "/spec/http/0/match/0/headers/release/exact"},
      JSONPatch{op: "add", path: "/spec/http/0/match/0/headers/release/regex", value: ".+"}
    ] : []`,
  ),
};

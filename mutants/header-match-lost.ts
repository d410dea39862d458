import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const headerMatchLost: Mutant = {
  id: 'header-match-lost',
  sentence: 'a rule for calls with a header comes into force without its match: it takes all calls',
  variants: ['mtls'],
  requirement: 'MC-RT-040',
  clause: { rule: 'servedOnlyBy', after: 2 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('virtualservices', 'has(object.spec.http[0].match) ? [JSONPatch{op: "remove", path: "/spec/http/0/match"}] : []'),
};

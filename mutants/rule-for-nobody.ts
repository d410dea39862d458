import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const ruleForNobody: Mutant = {
  id: 'rule-for-nobody',
  sentence: 'rules for the other cluster come into force with a match that no call has',
  variants: ['mtls'],
  requirement: 'MC-RS-040',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('virtualservices', `object.metadata.name == "in-remote" ? [JSONPatch{op: "replace", path: "/spec/http/0/match/0/headers/x-rule/exact", value: "never"}] : []`),
};

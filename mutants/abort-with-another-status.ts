import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const abortWithAnotherStatus: Mutant = {
  id: 'abort-with-another-status',
  sentence: 'a rule that aborts calls comes into force with another status',
  variants: ['mtls'],
  requirement: 'MC-RT-070',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('virtualservices', `has(object.spec.http[0].fault) ? [JSONPatch{op: "replace", path: "/spec/http/0/fault/abort/httpStatus", value: 503}] : []`),
};

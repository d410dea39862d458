import { adding } from '../fixtures/breakage/objects.ts';
import { hostOf, virtualService } from './tools.ts';
import type { Mutant } from './types.ts';

/** Istio gives a host to its oldest VirtualService: one that stands already keeps the v2-only rule from taking effect. */
export const olderRule: Mutant = {
  id: 'older-rule',
  sentence: 'the v2-only rule does not take effect: an older rule for the host sends calls to every version',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-RT-010',
  clause: { rule: 'servedOnlyBy', after: 0 },
  link: 'route',
  unharmed: ['MC-TR-010', 'MC-DS-010'],
  ...adding((patient) => [virtualService(patient, 'a-rule-that-was-there-before', [{ route: [{ destination: { host: hostOf(patient) } }] }])]),
};

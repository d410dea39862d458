import { adding } from '../fixtures/breakage/objects.ts';
import { tenCallsLost as lost } from './tools.ts';
import type { Mutant } from './types.ts';

export const tenCallsLost: Mutant = {
  id: 'ten-calls-lost',
  sentence: 'of the calls that go on while pods end and come ten are lost, and all that is measured beside them holds',
  variants: ['mtls'],
  requirement: 'MC-RS-010',
  clause: { rule: 'lossBounded', after: 4 },
  link: 'envoy-filter',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => [lost(patient)]),
};

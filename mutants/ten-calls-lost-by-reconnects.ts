import { adding } from '../fixtures/breakage/objects.ts';
import { tenCallsLost } from './tools.ts';
import type { Mutant } from './types.ts';

export const tenCallsLostByReconnects: Mutant = {
  id: 'ten-calls-lost-by-reconnects',
  sentence: 'of the calls that go on while proxies connect anew ten are lost, and all that is measured beside them holds',
  variants: ['mtls'],
  requirement: 'MC-RS-060',
  clause: { rule: 'noneLost', after: 7 },
  link: 'envoy-filter',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => [tenCallsLost(patient)]),
};

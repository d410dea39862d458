import { adding } from '../fixtures/breakage/objects.ts';
import { hostOf, virtualServiceFor } from './tools.ts';
import type { Mutant } from './types.ts';

export const streamsEndAfterTenSeconds: Mutant = {
  id: 'streams-end-after-ten-seconds',
  sentence: 'a rule gives every answer of v2 ten seconds',
  variants: ['mtls'],
  requirement: 'MC-TR-080',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => {
    const host = hostOf(patient, 'helloworld-v2');
    return [virtualServiceFor(patient, host, 'ten-seconds', [{ timeout: '10s', route: [{ destination: { host } }] }])];
  }),
};

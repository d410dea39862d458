import { adding } from '../fixtures/breakage/objects.ts';
import { hostOf, virtualServiceFor } from './tools.ts';
import type { Mutant } from './types.ts';

export const uploadsEndAfterTenSeconds: Mutant = {
  id: 'uploads-end-after-ten-seconds',
  sentence: 'a rule gives what is sent to v2 ten seconds, and what it sends all the time that it wants',
  variants: ['mtls'],
  requirement: 'MC-TR-080',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => {
    const host = hostOf(patient, 'helloworld-v2');
    const route = [{ destination: { host } }];
    return [virtualServiceFor(patient, host, 'ten-seconds', [{ match: [{ method: { exact: 'POST' } }], timeout: '10s', route }, { route }])];
  }),
};

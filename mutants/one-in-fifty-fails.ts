import { adding } from '../fixtures/breakage/objects.ts';
import { hostOf, virtualService } from './tools.ts';
import type { Mutant } from './types.ts';

export const oneInFiftyFails: Mutant = {
  id: 'one-in-fifty-fails',
  sentence: '2 % of the calls are answered with 503',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-TR-030',
  link: 'route',
  unharmed: ['MC-DS-010'],
  ...adding((patient) => [
    virtualService(patient, 'one-in-fifty', [{ fault: { abort: { percentage: { value: 2 }, httpStatus: 503 } }, route: [{ destination: { host: hostOf(patient) } }] }]),
  ]),
};

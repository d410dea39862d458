import { adding } from '../fixtures/breakage/objects.ts';
import { hostOf, virtualService } from './tools.ts';
import type { Mutant } from './types.ts';

export const oneInTwentyIsSlow: Mutant = {
  id: 'one-in-twenty-is-slow',
  sentence: '5 % of the calls take 3 s more',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-TR-030',
  link: 'route',
  unharmed: ['MC-DS-010'],
  ...adding((patient) => [
    virtualService(patient, 'one-in-twenty', [{ fault: { delay: { percentage: { value: 5 }, fixedDelay: '3s' } }, route: [{ destination: { host: hostOf(patient) } }] }]),
  ]),
};

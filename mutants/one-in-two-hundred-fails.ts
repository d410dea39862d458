import { adding } from '../fixtures/breakage/objects.ts';
import { hostOf, virtualService } from './tools.ts';
import type { Mutant } from './types.ts';

export const oneInTwoHundredFails: Mutant = {
  id: 'one-in-two-hundred-fails',
  sentence: 'half a per cent of the calls is answered with 503',
  variants: ['mtls'],
  requirement: 'MC-TR-070',
  link: 'route',
  unharmed: ['MC-DS-010'],
  ...adding((patient) => [
    virtualService(patient, 'one-in-two-hundred', [{ fault: { abort: { percentage: { value: 0.5 }, httpStatus: 503 } }, route: [{ destination: { host: hostOf(patient) } }] }]),
  ]),
};

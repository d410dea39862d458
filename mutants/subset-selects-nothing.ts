import { adding } from '../fixtures/breakage/objects.ts';
import { destinationRule } from './tools.ts';
import type { Mutant } from './types.ts';

/** Of subsets with one name, that of the oldest DestinationRule counts. */
export const subsetSelectsNothing: Mutant = {
  id: 'subset-selects-nothing',
  sentence: 'the subset v2 selects no pod: calls that the rule sends there are not answered',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-RT-010',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => [destinationRule(patient, 'a-rule-that-was-there-before', { subsets: [{ name: 'v2', labels: { version: 'two' } }] })]),
};

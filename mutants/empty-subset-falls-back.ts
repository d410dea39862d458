import { adding } from '../fixtures/breakage/objects.ts';
import { destinationRule } from './tools.ts';
import type { Mutant } from './types.ts';

export const emptySubsetFallsBack: Mutant = {
  id: 'empty-subset-falls-back',
  sentence: 'an older rule has a subset of the same name as the one that selects nothing: calls to it are answered',
  variants: ['mtls'],
  requirement: 'MC-RT-050',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => [destinationRule(patient, 'a-rule-that-was-there-before', { subsets: [{ name: 'nowhere', labels: { app: 'helloworld' } }] })]),
};

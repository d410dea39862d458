import { adding } from '../fixtures/breakage/objects.ts';
import { destinationRule } from './tools.ts';
import type { Mutant } from './types.ts';

export const subsetOfEveryCluster: Mutant = {
  id: 'subset-of-every-cluster',
  sentence: 'an older rule has a subset of the same name, which selects the pods of every cluster',
  variants: ['mtls'],
  requirement: 'MC-RT-050',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => [destinationRule(patient, 'a-rule-that-was-there-before', { subsets: [{ name: 'in-primary', labels: { app: 'helloworld' } }] })]),
};

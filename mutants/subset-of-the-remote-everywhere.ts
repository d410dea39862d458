import { adding } from '../fixtures/breakage/objects.ts';
import { destinationRule } from './tools.ts';
import type { Mutant } from './types.ts';

export const subsetOfTheRemoteEverywhere: Mutant = {
  id: 'subset-of-the-remote-everywhere',
  sentence: "an older rule has a subset of the name of the remote's, which selects the pods of every cluster",
  variants: ['mtls'],
  requirement: 'MC-RT-050',
  clause: { rule: 'servedOnlyIn', after: 2 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => [destinationRule(patient, 'a-rule-that-was-there-before', { subsets: [{ name: 'in-remote', labels: { app: 'helloworld' } }] })]),
};

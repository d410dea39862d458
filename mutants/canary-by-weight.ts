import { adding } from '../fixtures/breakage/objects.ts';
import { destinationRule, hostOf, virtualService } from './tools.ts';
import type { Mutant } from './types.ts';

export const canaryByWeight: Mutant = {
  id: 'canary-by-weight',
  sentence: 'a rule gives half of the calls to each version: without v2 its half finds nobody',
  variants: ['plaintext'],
  requirement: 'MC-RS-010',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => [
    destinationRule(patient, 'canary', { subsets: ['v1', 'v2'].map((version) => ({ name: version, labels: { version } })) }),
    virtualService(patient, 'canary', [{ route: ['v1', 'v2'].map((subset) => ({ destination: { host: hostOf(patient), subset }, weight: 50 })) }]),
  ]),
};

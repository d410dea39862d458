import { adding } from '../fixtures/breakage/objects.ts';
import { tenCallsLost } from './tools.ts';
import type { Mutant } from './types.ts';

/**
 * A mesh that loses ten of the calls that go on while something is done, and in which all that is measured beside them holds.
 *
 * @param to of the calls to this service alone
 */
export const losing = (id: string, meanwhile: string, requirement: string, clause: NonNullable<Mutant['clause']>, to?: string): Mutant => ({
  id,
  sentence: `of the calls that go on while ${meanwhile} ten are lost, and all that is measured beside them holds`,
  variants: ['mtls'],
  requirement,
  clause,
  link: 'envoy-filter',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => [tenCallsLost(patient, to)]),
});

import { pointing } from '../fixtures/breakage/istiod-moved.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import type { Mutant } from './types.ts';

const podOf = async ({ primary }: Patient): Promise<string> => (await primary.pod(rootNamespace, 'app=istiod')).ip;

export const istiodByItsPod: Mutant = {
  id: 'istiod-by-its-pod',
  sentence: "the remote finds istiod by its pod's address, which works until that pod ends",
  variants: ['mtls'],
  requirement: 'MC-PF-100',
  link: 'istiod-address',
  unharmed: ['MC-PF-040', 'MC-TR-010'],
  apply: async (patient) => pointing(await podOf(patient)).apply(patient),
  isApplied: async (patient) => pointing(await podOf(patient)).isApplied(patient),
};

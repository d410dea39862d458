import { pluggedRoot } from '../fixtures/breakage/another-root.ts';
import { meshConfigured } from '../fixtures/breakage/mesh-config.ts';
import type { Breakage, Patient } from '../fixtures/breakage/types.ts';
import type { Mutant } from './types.ts';

const kept = async ({ primary }: Patient): Promise<Breakage> => {
  const pem = await pluggedRoot(primary);
  return meshConfigured(() => ({ caCertificates: [{ pem }] }));
};

export const oldRootKept: Mutant = {
  id: 'old-root-kept',
  sentence: "the mesh's configuration names the root among what is trusted besides (caCertificates): it is trusted after another has taken its place",
  variants: ['mtls'],
  requirement: 'MC-SC-120',
  link: 'roots',
  unharmed: ['MC-TR-010'],
  apply: async (patient) => (await kept(patient)).apply(patient),
  isApplied: async (patient) => (await kept(patient)).isApplied(patient),
};

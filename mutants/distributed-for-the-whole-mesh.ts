import { meshConfigured } from '../fixtures/breakage/mesh-config.ts';
import type { Mutant } from './types.ts';

export const distributedForTheWholeMesh: Mutant = {
  id: 'distributed-for-the-whole-mesh',
  sentence: "the mesh's configuration distributes all calls over the regions of its nodes: an API server, which is in none of them, is taken from every sidecar",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-040',
  link: 'cluster-local',
  unharmed: ['MC-DS-010', 'MC-TR-010'],
  ...meshConfigured(({ clusters }) => {
    const regions = clusters.map(({ name }) => `${name}/*`);
    const part = Math.floor(100 / regions.length);
    const to = Object.fromEntries(regions.map((region, index) => [region, index === 0 ? 100 - part * (regions.length - 1) : part]));
    return { localityLbSetting: { enabled: true, distribute: regions.map((from) => ({ from, to })) } };
  }),
};

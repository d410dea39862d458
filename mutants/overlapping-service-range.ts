import { adding } from '../fixtures/breakage/objects.ts';
import type { Breakage } from '../fixtures/breakage/types.ts';
import { until } from '../fixtures/shell.ts';
import type { Mutant } from './types.ts';

/** The same range as the one that the primary's pods have. */
const range: Breakage = adding(
  ({ state }) => [{ apiVersion: 'networking.k8s.io/v1', kind: 'ServiceCIDR', metadata: { name: 'the-range-of-others' }, spec: { cidrs: [state.clusters[0]?.podSubnet] } }],
  'remote',
);

const breakage: Breakage = {
  async apply(patient) {
    const revert = await range.apply(patient);
    return async () => {
      await revert();
      // Its controller keeps it for ten seconds more, lest an address of it be given away meanwhile.
      await until('the service range is gone', 30_000, async () => ((await range.isApplied(patient)) ? undefined : true));
    };
  },
  isApplied: range.isApplied,
};

export const overlappingServiceRange: Mutant = {
  id: 'overlapping-service-range',
  sentence: "the remote was given more addresses for Services, and they are those of the primary's pods",
  variants: ['mtls'],
  requirement: 'MC-PF-050',
  link: 'addresses',
  unharmed: ['MC-TR-010'],
  ...breakage,
};

import { readEnvironment, writeEnvironment } from '../fixtures/lab/state.ts';
import type { Mutant } from './types.ts';

export const sameClusterTwice: Mutant = {
  id: 'same-cluster-twice',
  sentence: 'both contexts lead to the primary: there is no second cluster',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-TR-020',
  link: 'contexts-distinct',
  unharmed: [],
  async apply({ state }) {
    const [primary, remote] = state.clusters;
    const now = readEnvironment(state.name) ?? state;
    writeEnvironment({ ...now, clusters: [primary, { ...remote, context: primary?.context }] as typeof state.clusters });
    return async () => void writeEnvironment(now);
  },
  isApplied: async ({ state }) => new Set(readEnvironment(state.name)?.clusters.map(({ context }) => context)).size === 1,
};

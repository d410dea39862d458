import { startingElsewhere } from './starting-elsewhere.ts';
import type { Mutant } from './types.ts';

export const elsewhereAfterAnOutage: Mutant = {
  id: 'elsewhere-after-an-outage',
  sentence: 'a server that starts after the outage of an API server is labelled as of another network: no sidecar has it by its own address',
  variants: ['mtls'],
  requirement: 'MC-RS-050',
  clause: { rule: 'endpointsAreReadyPods', after: 6 },
  link: 'endpoint',
  unharmed: ['MC-PF-030'],
  ...startingElsewhere,
};

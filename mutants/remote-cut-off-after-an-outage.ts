import { remoteFindsNoIstiod } from './closed-door.ts';
import type { Mutant } from './types.ts';

export const remoteCutOffAfterAnOutage: Mutant = {
  id: 'remote-cut-off-after-an-outage',
  sentence: 'proxies of the remote that lose their connection to istiod do not find it again, also when their API server answers',
  variants: ['mtls'],
  requirement: 'MC-RS-050',
  clause: { rule: 'everyProxyConnected', after: 3 },
  link: 'proxies-connected',
  // The spec ends where it is noticed, and proxies have not found istiod again then.
  unharmed: ['MC-PF-030'],
  ...remoteFindsNoIstiod,
};

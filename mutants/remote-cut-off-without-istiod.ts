import { remoteFindsNoIstiod } from './closed-door.ts';
import type { Mutant } from './types.ts';

export const remoteCutOffWithoutIstiod: Mutant = {
  id: 'remote-cut-off-without-istiod',
  sentence: 'proxies of the remote that lose their connection to istiod because it is gone do not find it when it is back',
  variants: ['mtls'],
  requirement: 'MC-RS-020',
  clause: { rule: 'everyProxyConnected', after: 3 },
  link: 'proxies-connected',
  // The spec ends where it is noticed, and proxies have not found istiod again then.
  unharmed: ['MC-PF-030'],
  ...remoteFindsNoIstiod,
};

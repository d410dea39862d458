import { istiodTold } from '../fixtures/breakage/istiod-setting.ts';
import type { Mutant } from './types.ts';

export const waitsForItsRemotes: Mutant = {
  id: 'waits-for-its-remotes',
  sentence: 'istiod is told to wait ten minutes for a remote (PILOT_REMOTE_CLUSTER_TIMEOUT)',
  variants: ['plaintext'],
  requirement: 'MC-RS-030',
  link: 'istiod-ready',
  unharmed: ['MC-TR-010'],
  ...istiodTold('PILOT_REMOTE_CLUSTER_TIMEOUT', '10m'),
};

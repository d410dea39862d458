import { changing, rolling } from '../fixtures/breakage/objects.ts';
import { deployment, templated } from './tools.ts';
import type { Mutant } from './types.ts';

export const noSidecar: Mutant = {
  id: 'no-sidecar',
  sentence: 'the client in the primary has no sidecar',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-TR-010',
  link: 'sidecar',
  unharmed: ['MC-DS-030'],
  ...rolling(changing(deployment('sleep'), templated({ labels: { 'sidecar.istio.io/inject': 'false' } })), 'primary'),
};

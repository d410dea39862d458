import { changing, rolling } from '../fixtures/breakage/objects.ts';
import { deployment, templated } from './tools.ts';
import type { Mutant } from './types.ts';

export const proxyOfAnOldRelease: Mutant = {
  id: 'proxy-of-an-old-release',
  sentence: "the remote's client was left behind by upgrades: its sidecar is of a release of years ago",
  variants: ['mtls'],
  requirement: 'MC-PF-070',
  link: 'versions',
  unharmed: ['MC-DS-030'],
  ...rolling(changing(deployment('sleep'), templated({ annotations: { 'proxy.istio.io/config': 'proxyMetadata: {ISTIO_META_ISTIO_VERSION: "1.24.0"}' } }), 'remote'), 'remote'),
};

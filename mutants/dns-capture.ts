import { changing, rolling } from '../fixtures/breakage/objects.ts';
import { deployment, templated } from './tools.ts';
import type { Mutant } from './types.ts';

export const dnsCapture: Mutant = {
  id: 'dns-capture',
  sentence: "the client's sidecar answers DNS itself, also for Services that its own cluster does not have",
  variants: ['mtls'],
  requirement: 'MC-DS-020',
  clause: { rule: 'unresolved', after: 0 },
  link: 'service',
  unharmed: ['MC-DS-010'],
  ...rolling(changing(deployment('sleep'), templated({ annotations: { 'proxy.istio.io/config': 'proxyMetadata: {ISTIO_META_DNS_CAPTURE: "true"}' } })), 'primary'),
};

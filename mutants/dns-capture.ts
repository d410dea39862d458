import { changing, rolling, type Thing } from './tools.ts';
import type { Mutant } from './types.ts';

type Template = { template: { metadata: { annotations?: Record<string, string> } } };

const capturing = (deployment: Thing): Thing => {
  const spec = deployment.spec as Template;
  const { metadata } = spec.template;
  const annotations = { ...metadata.annotations, 'proxy.istio.io/config': 'proxyMetadata: {ISTIO_META_DNS_CAPTURE: "true"}' };
  return { ...deployment, spec: { ...spec, template: { ...spec.template, metadata: { ...metadata, annotations } } } };
};

export const dnsCapture: Mutant = {
  id: 'dns-capture',
  sentence: "the client's sidecar answers DNS itself, also for Services that its own cluster does not have",
  variants: ['mtls'],
  requirement: 'MC-DS-020',
  link: 'service',
  unharmed: ['MC-DS-010'],
  ...rolling(
    changing(({ state }) => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'sleep', namespace: state.namespaces.mesh } }), capturing),
    'primary',
  ),
};

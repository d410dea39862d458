import { changing, rolling, type Thing } from './tools.ts';
import type { Mutant } from './types.ts';

type Template = { template: { metadata: { labels?: Record<string, string> } } };

const uninjected = (deployment: Thing): Thing => {
  const spec = deployment.spec as Template;
  const { metadata } = spec.template;
  return { ...deployment, spec: { ...spec, template: { ...spec.template, metadata: { ...metadata, labels: { ...metadata.labels, 'sidecar.istio.io/inject': 'false' } } } } };
};

export const noSidecar: Mutant = {
  id: 'no-sidecar',
  sentence: 'the client in the primary has no sidecar',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-TR-010',
  link: 'sidecar',
  unharmed: ['MC-DS-030'],
  ...rolling(
    changing(({ state }) => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'sleep', namespace: state.namespaces.mesh } }), uninjected),
    'primary',
  ),
};

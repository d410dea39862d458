import { changing, type Thing } from '../fixtures/breakage/objects.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import type { Mutant } from './types.ts';

/** The injector's values with only the primary's ranges, as one writes them who forgets the other cluster. */
const narrowed = (map: Thing): Thing => {
  const data = map.data as Record<string, string>;
  const values = JSON.parse(data.values ?? '{}') as { global: { proxy: { includeIPRanges: string } } };
  values.global.proxy.includeIPRanges = '10.10.0.0/16,10.110.0.0/16';
  return { ...map, data: { ...data, values: JSON.stringify(values) } };
};

export const rangesLeaveOutTheRemote: Mutant = {
  id: 'ranges-leave-out-the-remote',
  sentence: "includeIPRanges leaves out the other cluster's pods and services",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-PF-010',
  link: 'sidecar',
  unharmed: ['MC-TR-010'],
  ...changing(() => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio-sidecar-injector', namespace: rootNamespace } }), narrowed),
};

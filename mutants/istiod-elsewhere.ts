import { changing, type Thing } from '../fixtures/breakage/objects.ts';
import { rootNamespace } from '../fixtures/lab/istio.ts';
import type { Mutant } from './types.ts';

type Slice = Thing & { endpoints: { addresses: string[] }[] };

export const istiodElsewhere: Mutant = {
  id: 'istiod-elsewhere',
  sentence: 'the remote was given an address for istiod at which there is none (remotePilotAddress)',
  variants: ['mtls'],
  requirement: 'MC-PF-040',
  link: 'proxies-connected',
  unharmed: ['MC-PF-020', 'MC-PF-030'],
  ...changing(
    () => ({ apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata: { name: 'istiod', namespace: rootNamespace } }),
    // An address for documentation (RFC 5737).
    (slice) => ({ ...slice, endpoints: (slice as Slice).endpoints.map((endpoint) => ({ ...endpoint, addresses: ['192.0.2.1'] })) }),
    'remote',
  ),
};

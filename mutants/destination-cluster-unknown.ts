import { adding } from '../fixtures/breakage/objects.ts';
import type { Mutant } from './types.ts';

export const destinationClusterUnknown: Mutant = {
  id: 'destination-cluster-unknown',
  sentence: 'metrics call the cluster that answered unknown, as sidecars do that know nothing of their peers',
  variants: ['mtls'],
  requirement: 'MC-OB-040',
  link: 'telemetry',
  unharmed: ['MC-TR-010'],
  ...adding(({ state }) => [
    {
      apiVersion: 'telemetry.istio.io/v1',
      kind: 'Telemetry',
      metadata: { name: 'unknown-clusters', namespace: state.namespaces.mesh },
      spec: {
        metrics: [
          {
            providers: [{ name: 'prometheus' }],
            overrides: [{ match: { metric: 'REQUEST_COUNT', mode: 'CLIENT_AND_SERVER' }, tagOverrides: { destination_cluster: { operation: 'UPSERT', value: "'unknown'" } } }],
          },
        ],
      },
    },
  ]),
};

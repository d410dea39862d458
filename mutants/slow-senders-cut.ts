import { adding } from '../fixtures/breakage/objects.ts';
import { connectionManager, envoyFilter } from './tools.ts';
import type { Mutant } from './types.ts';

export const slowSendersCut: Mutant = {
  id: 'slow-senders-cut',
  sentence: 'an EnvoyFilter against slow senders gives each request ten seconds to come whole; answers may take as long as they want',
  variants: ['mtls'],
  requirement: 'MC-TR-080',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => [
    envoyFilter(patient, 'slow-senders', {
      workloadSelector: { labels: { app: 'helloworld' } },
      configPatches: [
        {
          applyTo: 'NETWORK_FILTER',
          match: { context: 'SIDECAR_INBOUND', listener: { filterChain: { filter: { name: connectionManager } } } },
          patch: {
            operation: 'MERGE',
            value: {
              typed_config: {
                '@type': 'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
                request_timeout: '10s',
              },
            },
          },
        },
      ],
    }),
  ]),
};

import { adding } from '../fixtures/breakage/objects.ts';
import { connectionManager, envoyFilter, hostOf, virtualService } from './tools.ts';
import type { Mutant } from './types.ts';

export const failuresTriedAgain: Mutant = {
  id: 'failures-tried-again',
  sentence: "the servers' sidecars answer 3 % of the calls with 503, and a rule has callers try again what failed: all calls are answered",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-TR-090',
  link: 'envoy-filter',
  // Of the calls of theirs four tries in a row fail with 8·10⁻⁷ each.
  unharmed: ['MC-TR-010', 'MC-TR-020', 'MC-TR-030'],
  ...adding((patient) => [
    envoyFilter(patient, 'servers-that-fail', {
      workloadSelector: { labels: { app: 'helloworld' } },
      configPatches: [
        {
          applyTo: 'HTTP_FILTER',
          match: { context: 'SIDECAR_INBOUND', listener: { filterChain: { filter: { name: connectionManager } } } },
          patch: {
            operation: 'INSERT_BEFORE',
            value: {
              name: 'conformance.servers-that-fail',
              typed_config: {
                '@type': 'type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault',
                abort: { http_status: 503, percentage: { numerator: 3 } },
              },
            },
          },
        },
      ],
    }),
    virtualService(patient, 'tried-again', [{ retries: { attempts: 3, retryOn: '5xx' }, route: [{ destination: { host: hostOf(patient) } }] }]),
  ]),
};

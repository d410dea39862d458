import { adding } from '../fixtures/breakage/objects.ts';
import { outboundFilter } from './tools.ts';
import type { Mutant } from './types.ts';

export const largeBodiesRefused: Mutant = {
  id: 'large-bodies-refused',
  sentence: 'an EnvoyFilter has the sidecars of callers hold a request until all of it is there, and take none of more than 64 KiB',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-TR-060',
  link: 'envoy-filter',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => [outboundFilter(patient, 'large-bodies-refused', { filter: 'envoy.filters.http.buffer', type: 'buffer.v3.Buffer', max_request_bytes: 65_536 })]),
};

import { adding } from '../fixtures/breakage/objects.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { outboundFilter } from './tools.ts';
import type { Mutant } from './types.ts';

/** A filter that istiod passes on as it is, and with which Envoy takes no listener. */
export const withAMistake = (patient: Patient) =>
  outboundFilter(patient, 'with-a-mistake', {
    filter: 'envoy.filters.http.lua',
    type: 'lua.v3.Lua',
    default_source_code: { inline_string: 'function envoy_on_request(handle' },
  });

export const filterThatEnvoyRejects: Mutant = {
  id: 'filter-that-envoy-rejects',
  sentence: 'an EnvoyFilter has a script with a mistake in it: istiod sends it, and Envoy takes no listener with it',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-OB-020',
  link: 'configuration',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => [withAMistake(patient)]),
};

import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const oneCallInTenTraced: Mutant = {
  id: 'one-call-in-ten-traced',
  sentence: 'sidecars report one call in ten, and were told to report all',
  variants: ['mtls'],
  requirement: 'MC-OB-060',
  link: 'tracing',
  unharmed: ['MC-TR-010'],
  ...rewriting('telemetries', '[JSONPatch{op: "replace", path: "/spec/tracing/0/randomSamplingPercentage", value: 10.0}]', { group: 'telemetry.istio.io' }),
};

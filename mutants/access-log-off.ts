import { adding } from '../fixtures/breakage/objects.ts';
import type { Mutant } from './types.ts';

export const accessLogOff: Mutant = {
  id: 'access-log-off',
  sentence: 'a Telemetry resource switches the access log off in the namespace of the callers',
  variants: ['mtls'],
  requirement: 'MC-OB-010',
  link: 'access-log',
  unharmed: ['MC-TR-010'],
  ...adding(({ state }) => [
    {
      apiVersion: 'telemetry.istio.io/v1',
      kind: 'Telemetry',
      metadata: { name: 'access-log-off', namespace: state.namespaces.mesh },
      spec: { accessLogging: [{ providers: [{ name: 'envoy' }], disabled: true }] },
    },
  ]),
};

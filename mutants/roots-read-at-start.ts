import { rootNamespace } from '../fixtures/lab/names.ts';
import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const rootsReadAtStart: Mutant = {
  id: 'roots-read-at-start',
  sentence: 'istiod reads the roots that it is given when it starts, and never again (ISTIO_MULTIROOT_MESH in its pods)',
  variants: ['mtls'],
  requirement: 'MC-SC-120',
  link: 'roots',
  unharmed: ['MC-TR-010'],
  // Of two settings of one name the last counts.
  ...rewriting(
    'pods',
    `request.operation == "CREATE" && has(object.metadata.labels) && "app" in object.metadata.labels && object.metadata.labels["app"] == "istiod"
      ? [JSONPatch{op: "add", path: "/spec/containers/0/env/-", value: {"name": "ISTIO_MULTIROOT_MESH", "value": "false"}}]
      : []`,
    { group: '', namespace: () => rootNamespace },
  ),
};

import { adding } from '../fixtures/breakage/objects.ts';
import type { Mutant } from './types.ts';

const group = 'gateway.networking.k8s.io';

export const gatewayApiOfLongAgo: Mutant = {
  id: 'gateway-api-of-long-ago',
  sentence: 'the remote has a kind of the Gateway API in a version that Istio does not take any more',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-PF-110',
  link: 'analysis',
  unharmed: ['MC-TR-010'],
  ...adding(
    () => [
      {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        // An API server takes a kind of a group of Kubernetes' own only with a word about who approved of it.
        metadata: { name: `referencegrants.${group}`, annotations: { 'api-approved.kubernetes.io': 'unapproved, broken on purpose' } },
        spec: {
          group,
          names: { kind: 'ReferenceGrant', listKind: 'ReferenceGrantList', plural: 'referencegrants', singular: 'referencegrant' },
          scope: 'Namespaced',
          versions: [{ name: 'v1alpha2', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
        },
      },
    ],
    'remote',
  ),
};

import { adding } from '../fixtures/breakage/objects.ts';
import type { Breakage } from '../fixtures/breakage/types.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';

export const networkLabel = 'topology.istio.io/network';
export const anotherNetwork = 'network2';

/** The gateway that leads into the other network: where none is known, pods there are called by their own addresses. Nobody listens at its address, which is one for documentation (RFC 5737). */
export const gatewayToNobody: Breakage = adding(
  () => [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'istio-eastwestgateway', namespace: rootNamespace, labels: { [networkLabel]: anotherNetwork } },
      spec: { externalIPs: ['192.0.2.1'], ports: [{ name: 'tls', port: 15443 }], selector: { app: 'istio-eastwestgateway' } },
    },
  ],
  'remote',
);

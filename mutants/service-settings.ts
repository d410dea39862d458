import { parse, stringify } from 'yaml';
import { changing, type Thing } from '../fixtures/breakage/objects.ts';
import type { Breakage } from '../fixtures/breakage/types.ts';
import { rootNamespace } from '../fixtures/lab/istio.ts';

/** Another answer of the mesh's configuration to whether a service stays in its cluster. */
export const clusterLocal = (local: boolean, host: string): Breakage =>
  changing(
    () => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio', namespace: rootNamespace } }),
    (map: Thing) => {
      const data = map.data as { mesh: string };
      const mesh = parse(data.mesh) as object;
      return { ...map, data: { ...data, mesh: stringify({ ...mesh, serviceSettings: [{ settings: { clusterLocal: local }, hosts: [host] }] }) } };
    },
  );

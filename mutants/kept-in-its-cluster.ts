import { parse, stringify } from 'yaml';
import { rootNamespace } from '../fixtures/lab/istio.ts';
import { changing, type Thing } from './tools.ts';
import type { Mutant, Patient } from './types.ts';

const meshConfig: (patient: Patient) => Thing = () => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio', namespace: rootNamespace } });

const clusterLocal = (map: Thing): Thing => {
  const data = map.data as { mesh: string };
  const mesh = parse(data.mesh) as object;
  return { ...map, data: { ...data, mesh: stringify({ ...mesh, serviceSettings: [{ settings: { clusterLocal: true }, hosts: ['*'] }] }) } };
};

export const keptInItsCluster: Mutant = {
  id: 'kept-in-its-cluster',
  sentence: 'the mesh keeps every service local to its cluster (serviceSettings, clusterLocal)',
  variants: ['mtls'],
  requirement: 'MC-DS-010',
  link: 'endpoint',
  unharmed: ['MC-DS-030'],
  ...changing(meshConfig, clusterLocal),
};

import { adding, both, changing, rolling, type Thing } from '../fixtures/breakage/objects.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import type { Mutant } from './types.ts';

const name = 'clock-ahead';

type Spec = { template: { spec: { containers: Record<string, unknown>[]; volumes?: unknown[] } } };

/** A node's clock cannot be set without setting that of the machine: the pod that is asked sees one that is half a minute ahead. */
const clock = ({ state }: Patient): Thing => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: state.namespaces.offMesh },
  data: { date: '#!/bin/sh\nPATH=/usr/bin:/bin exec date --date "+30 seconds" "$@"\n' },
});

const sleep = ({ state }: Patient): Thing => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'sleep', namespace: state.namespaces.offMesh } });

const withThatClock = (deployment: Thing): Thing => {
  const spec = deployment.spec as Spec;
  const pod = spec.template.spec;
  const containers = pod.containers.map((container) => ({
    ...container,
    env: [{ name: 'PATH', value: '/clock:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' }],
    volumeMounts: [{ name, mountPath: '/clock' }],
  }));
  const volumes = [{ name, configMap: { name, defaultMode: 0o755 } }];
  return { ...deployment, spec: { ...spec, template: { ...spec.template, spec: { ...pod, containers, volumes } } } };
};

export const clockAhead: Mutant = {
  id: name,
  sentence: "the remote's clock is half a minute ahead, as its pods see it",
  variants: ['mtls'],
  requirement: 'MC-PF-090',
  link: 'clocks',
  unharmed: ['MC-PF-030'],
  ...rolling(
    both(
      adding((patient) => [clock(patient)], 'remote'),
      changing(sleep, withThatClock, 'remote'),
    ),
    'remote',
    ({ offMesh }) => offMesh,
  ),
};

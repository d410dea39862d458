import { adding, both, type Thing } from '../fixtures/breakage/objects.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

const name = 'clock-ahead';

/** A node's clock cannot be set without setting that of the machine: pods that look at it see one that is half a minute ahead. */
const clock = ({ state }: Patient): Thing => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: state.namespaces.offMesh },
  data: { date: '#!/bin/sh\nPATH=/usr/bin:/bin exec date --date "+30 seconds" "$@"\n' },
});

/** Pods that start get that clock, whatever they were to be; they have volumes, that of their account's token among them. */
const withThatClock = `[
  JSONPatch{op: "add", path: "/spec/volumes/-", value: {"name": dyn("${name}"), "configMap": dyn({"name": dyn("${name}"), "defaultMode": dyn(493)})}},
  JSONPatch{op: "add", path: "/spec/containers/0/volumeMounts/-", value: {"name": "${name}", "mountPath": "/clock"}},
  JSONPatch{op: "add", path: "/spec/containers/0/env", value: [{"name": "PATH", "value": "/clock:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}]}
]`;

export const clockAhead: Mutant = {
  id: name,
  sentence: "a node's clock is half a minute ahead, as its pods see it",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-PF-090',
  link: 'clocks',
  unharmed: ['MC-PF-030'],
  ...both(
    adding((patient) => [clock(patient)], 'remote'),
    rewriting('pods', withThatClock, { group: '', where: 'remote', namespace: ({ state }) => state.namespaces.offMesh }),
  ),
};

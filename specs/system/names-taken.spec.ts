import { expect } from '@playwright/test';
import { docker } from '../../fixtures/lab/engine/docker.ts';
import type { EnvironmentState } from '../../fixtures/lab/state.ts';
import { conformance } from './command.ts';
import { standing } from './standing.ts';
import { test } from './test.ts';

/** What someone else made on the engine, under a name or an address that `up --name taken` wants. */
const things: { what: string; make: (state: EnvironmentState) => string[]; remove: string[]; options?: string[]; says: RegExp }[] = [
  {
    what: "the Docker network's name",
    make: () => ['network', 'create', '--subnet', '172.27.0.0/24', 'conformance-taken'],
    remove: ['network', 'rm', 'conformance-taken'],
    says: /the Docker network conformance-taken exists \(172\.27\.0\.0\/24\) and was not made for this environment[\s\S]*do: choose another --name/,
  },
  {
    what: "the Docker network's addresses",
    make: () => ['network', 'create', '--subnet', '172.27.1.0/24', 'someones'],
    remove: ['network', 'rm', 'someones'],
    options: ['--network-cidr', '172.27.1.0/24'],
    says: /conformance-taken \(172\.27\.1\.0\/24\) could not be made[\s\S]*do: [\s\S]*--network-cidr/,
  },
  {
    what: "a kind cluster's name",
    make: ({ stack }) => [
      'run',
      '--detach',
      '--name',
      'taken-primary-control-plane',
      '--label',
      'io.x-k8s.kind.cluster=taken-primary',
      '--network',
      'none',
      stack?.toolbox ?? '',
      'sleep',
      '900',
    ],
    remove: ['rm', '--force', 'taken-primary-control-plane'],
    says: /a kind cluster named taken-primary exists and was not made by this suite[\s\S]*do: choose another --name/,
  },
];

for (const { what, make, remove, options = [], says } of things) {
  test(`${what} being taken is an error that names it, and what was there stays`, async () => {
    const state = standing();
    await docker(state.engine, make(state));
    try {
      const { code, text } = await conformance(['up', '--name', 'taken', ...options]);
      expect(text).toMatch(says);
      expect(code).toBe(3);
    } finally {
      // Fails where the suite took it away.
      await docker(state.engine, remove);
    }
    const { stdout } = await docker(state.engine, ['ps', '--all', '--format', '{{.Names}}']);
    expect(stdout).not.toContain('taken');
    expect(await conformance(['down', '--name', 'taken'])).toMatchObject({ code: 2, text: expect.stringContaining('there is no environment taken') });
  });
}

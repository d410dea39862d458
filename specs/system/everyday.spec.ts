import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { reportsHome } from '../../fixtures/lab/paths.ts';
import { runVariables } from '../../fixtures/options.ts';
import type { Result } from '../../reports/result.ts';
import { scratchFolder } from '../harness/scratch.ts';
import { conformance } from './command.ts';
import { environment, standing } from './standing.ts';
import { test } from './test.ts';

const folder = scratchFolder('everyday');

const kubectl = (...args: string[]) => conformance(['exec', '--name', environment, '--', 'kubectl', '--context', 'primary', ...args]);

test('exec reaches both clusters by their names, and passes the exit code on', async () => {
  for (const context of ['primary', 'remote']) {
    const { code, text } = await conformance(['exec', '--name', environment, '--', 'kubectl', '--context', context, 'get', 'pods', '--namespace', 'app1', '--output', 'name']);
    expect(text).toMatch(/pod\/sleep-/);
    expect(code).toBe(0);
  }
  expect((await conformance(['exec', '--name', environment, '--', 'istioctl', '--context', 'primary', 'remote-clusters'])).text).toMatch(/remote\s.*synced/);
  expect((await conformance(['exec', '--name', environment, '--', 'sh', '-c', 'exit 7'])).code).toBe(7);
});

test('status says what is up', async () => {
  const { code, text } = await conformance(['status', '--json']);
  expect(code).toBe(0);
  const { environments } = JSON.parse(text) as { environments: { name: string; status: string; clusters: { answers: boolean }[] }[] };
  const found = environments.find(({ name }) => name === environment);
  expect(found?.status).toBe('up');
  expect(found?.clusters.map(({ answers }) => answers)).toEqual([true, true]);
});

test('another plan than the one that stands is refused, with what differs and the command to go on', async () => {
  const { code, text } = await conformance(['up', '--name', environment, '--nodes', '2']);
  expect(text).toMatch(/is up with another plan:\s+clusters\.0\.nodes: there 1, wanted 2[\s\S]*do: remove it \(npm run conformance -- down --name npm-test\)/);
  expect(code).toBe(2);
});

test('no call of a spec goes past a sidecar that does not know the Service yet', async () => {
  const { mesh, namespaces } = standing();
  const began = new Date().toISOString();
  expect((await conformance(['run', '--name', environment, '--only', 'MC-DS-020', '--variant', mesh?.variant ?? 'mtls'])).code).toBe(0);
  for (const context of ['primary', 'remote']) {
    const logs = ['--namespace', namespaces.mesh, 'logs', 'deploy/sleep', '--container', 'istio-proxy', '--since-time', began];
    const { text } = await conformance(['exec', '--name', environment, '--', 'kubectl', '--context', context, ...logs]);
    expect(text).toContain('outbound|5000||only-with-v2.');
    expect(text).not.toContain('PassthroughCluster');
  }
});

/** Something is done in a mesh in which the v2-only rule has no effect: Istio gives a host to its oldest VirtualService. */
async function withAnOlderRule(action: () => Promise<void>): Promise<void> {
  const { namespaces } = standing();
  const host = `helloworld.${namespaces.mesh}.svc.cluster.local`;
  const rule = join(folder, 'older-rule.json');
  const spec = { hosts: [host], http: [{ route: [{ destination: { host } }] }] };
  writeFileSync(rule, JSON.stringify({ apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name: 'older', namespace: namespaces.mesh }, spec }));
  expect((await kubectl('apply', '--filename', rule)).code).toBe(0);
  try {
    await action();
  } finally {
    await kubectl('delete', '--filename', rule);
  }
}

test('a mesh that does not do what it must is exit code 1, in every report', async () => {
  const { mesh } = standing();
  await withAnOlderRule(async () => {
    const { code, text } = await conformance(['run', '--name', environment, '--only', 'MC-RT-010', '--variant', mesh?.variant ?? 'mtls']);
    expect(text).toContain('NON-CONFORMANT');
    expect(text).toContain('changed since it was installed: primary VirtualService app1 older was added');
    expect(code).toBe(1);
    const result = JSON.parse(readFileSync(join(reportsHome, 'latest', 'result.json'), 'utf8')) as Result;
    expect(result.verdict).toBe('non-conformant');
    expect(result.requirements.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/only v2 answers; wanted 90 of 90 answered by v2; seen \d+ × v1 in primary, \d+ × v2 in remote of 90/),
    ]);
    expect(readFileSync(join(reportsHome, 'latest', 'junit.xml'), 'utf8')).toMatch(/failures="1" errors="0"[\s\S]*<failure message="non-conformant">/);
    // The script that it names shows the same without the suite.
    const repro = join(reportsHome, 'latest', result.requirements[0]?.explanation?.repro ?? '');
    expect(readFileSync(repro, 'utf8').split('\n').length).toBeLessThanOrEqual(20);
    const shown = await conformance(['exec', '--name', environment, '--', 'sh', repro]);
    expect(shown.text).toMatch(/older[\s\S]*Hello version: v1/);
    expect(shown.code).toBe(0);
  });
});

test('soak counts what is conformant, and lists what is not with its explanation', async () => {
  const rounds = join(folder, 'rounds.json');
  const variant = standing().mesh?.variant ?? 'mtls';
  // Half a minute of waiting for a rule that has no effect would show no more.
  const env = { [runVariables.trial]: 'broken' };
  const soak = () => conformance(['soak', '--name', environment, '--runs', '1', '--busy', '1', '--only', 'MC-PF-020,MC-RT-010', '--variant', variant, '--json', rounds], { env });
  const whole = await soak();
  expect(whole.text).toContain('conformant: 1 of 1 as the machine is, 1 of 1 with every core loaded');
  expect(whole.code).toBe(0);
  await withAnOlderRule(async () => {
    const broken = await soak();
    expect(broken.text).toContain('conformant: 0 of 1 as the machine is, 0 of 1 with every core loaded');
    expect(broken.text).toMatch(/round 2 \(busy\): non-conformant after [\d.]+ s, \S+\s+MC-RT-010 \w+: .*first broken link: route: /);
    expect(broken.code).toBe(1);
    const told = JSON.parse(readFileSync(rounds, 'utf8')) as { rounds: { busy: boolean; troubles: { id: string }[] }[] };
    expect(told.rounds.map(({ busy, troubles }) => [busy, ...troubles.map(({ id }) => id)])).toEqual([
      [false, 'MC-RT-010'],
      [true, 'MC-RT-010'],
    ]);
  });
  const nothing = await conformance(['soak', '--name', environment, '--runs', '0', '--busy', '0']);
  expect(nothing.text).toContain('no run at all says nothing');
  expect(nothing.code).toBe(2);
});

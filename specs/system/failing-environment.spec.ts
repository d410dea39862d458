import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { docker } from '../../fixtures/lab/engine/docker.ts';
import { insideCommand } from '../../fixtures/lab/engine/enter.ts';
import { reportsHome } from '../../fixtures/lab/paths.ts';
import { run, until } from '../../fixtures/shell.ts';
import type { Result } from '../../reports/result.ts';
import { conformance, RunningCommand } from './command.ts';
import { environment, standing } from './standing.ts';
import { test } from './test.ts';

/** What vitals find in the environment that stands, with everything that happened since a time as new. */
async function vitals(since: Date): Promise<string[]> {
  const { engine } = standing();
  const [command = '', ...args] = insideCommand(engine, [process.execPath, join(import.meta.dirname, 'vitals.ts'), since.toISOString()]);
  return JSON.parse((await run(command, args, { deadline: 120_000 })).stdout) as string[];
}

/** Something is done while the node of the remote is paused: nothing of that cluster answers, and nothing says that it does not. */
async function whileRemoteIsPaused(action: () => Promise<void>): Promise<void> {
  const { engine, clusters } = standing();
  const node = clusters[1]?.nodes[0]?.name ?? '';
  await docker(engine, ['pause', node]);
  try {
    await action();
  } finally {
    await docker(engine, ['unpause', node]);
    await until('the remote answers again', 60_000, async () => ((await vitals(new Date())).length === 0 ? true : undefined));
  }
}

test('a cluster that stops answering in the middle of a run makes what follows inconclusive, and nothing red', async () => {
  const variant = standing().mesh?.variant ?? 'mtls';
  const running = new RunningCommand(['run', '--name', environment, '--variant', variant, '--only', 'MC-DS-010,MC-RT-010,MC-TR-010']);
  await running.says(/MC-DS-010 /);
  await whileRemoteIsPaused(async () => {
    expect(await running.exit(), running.text).toBe(3);
  });
  const { requirements } = JSON.parse(readFileSync(join(reportsHome, 'latest', 'result.json'), 'utf8')) as Result;
  expect(requirements.map(({ id, verdict, reason = '' }) => `${id} ${verdict}: ${reason}`)).toEqual([
    'MC-DS-010 conformant: ',
    expect.stringMatching(/^MC-TR-010 inconclusive: .*remote: .*the API server does not answer/),
    expect.stringMatching(/^MC-RT-010 inconclusive: .*remote: .*the API server does not answer/),
  ]);
});

test('vitals: an API server that does not answer is named', async () => {
  expect(await vitals(new Date())).toEqual([]);
  await whileRemoteIsPaused(async () => expect(await vitals(new Date())).toEqual(['remote: the API server does not answer']));
});

test('vitals: a sample that started anew since the spec began, and one that is not up, are named', async () => {
  const { engine, namespaces, clusters } = standing();
  const began = new Date();
  const node = clusters[1]?.nodes[0]?.name ?? '';
  const kubectl = ['exec', '--name', environment, '--', 'kubectl', '--context', 'remote', '--namespace', namespaces.mesh];
  const selected = await conformance([...kubectl, 'get', 'pods', '--selector', 'app=helloworld', '--output', 'jsonpath={.items[0].metadata.name}']);
  const pod = /helloworld-v2-\S+/.exec(selected.text)?.[0];
  const end = async () => {
    const { text } = await conformance([...kubectl, 'get', 'pod', pod ?? '', '--output', 'jsonpath={.status.containerStatuses[?(@.name=="helloworld")].containerID}']);
    const id = /containerd:\/\/(\w+)/.exec(text)?.[1] ?? '';
    await docker(engine, ['exec', node, 'ctr', '--namespace', 'k8s.io', 'task', 'kill', '--signal', 'SIGKILL', id]);
  };
  const say = (since: Date, what: string) =>
    until(`vitals say that the container ${what}`, 60_000, async () =>
      (await vitals(since)).some((trouble) => trouble.startsWith(`remote: the container helloworld of ${pod} ${what}`)) ? true : undefined,
    );
  await end();
  await say(began, 'started anew at 20');
  // A spec that begins now finds nothing amiss.
  const later = new Date();
  expect(await vitals(later)).toEqual([]);
  // The second time kubelet waits before it starts it anew.
  await end();
  await say(later, 'is not ready');
  await say(later, 'started anew at 20');
});

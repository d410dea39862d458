import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Evidence } from '../../fixtures/evidence.ts';
import { NodeContainer } from '../../fixtures/lab/container.ts';
import { docker } from '../../fixtures/lab/engine/docker.ts';
import { reportsHome } from '../../fixtures/lab/paths.ts';
import { Mesh } from '../../fixtures/mesh.ts';
import { until } from '../../fixtures/shell.ts';
import { requireVitals } from '../../fixtures/vitals.ts';
import type { Result } from '../../reports/result.ts';
import { scratchFolder } from '../harness/scratch.ts';
import { RunningCommand } from './command.ts';
import { environment, standing } from './standing.ts';

const folder = scratchFolder('vitals');

const standingMesh = () => {
  const state = standing();
  return new Mesh(state, state.mesh?.variant ?? 'mtls');
};
const vitals = (mesh: Mesh) => requireVitals(mesh, new Evidence(test.info(), { folder, run: 'none', variant: mesh.variant, requirement: 'MC-TR-010' }));

/** Something is done while the node of the remote is paused: nothing of that cluster answers, and nothing says that it does not. */
async function whileRemoteIsPaused(action: () => Promise<void>): Promise<void> {
  const { engine, clusters } = standing();
  const node = clusters[1]?.nodes[0]?.name ?? '';
  await docker(engine, ['pause', node]);
  try {
    await action();
  } finally {
    await docker(engine, ['unpause', node]);
    await until('the remote answers again', 60_000, async () => ((await vitals(standingMesh()).catch((error: Error) => error)) instanceof Error ? undefined : true));
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
  expect(requirements.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(['MC-DS-010 conformant', 'MC-RT-010 inconclusive', 'MC-TR-010 inconclusive']);
  expect(requirements.at(-1)?.reason).toMatch(/remote: .*does not answer/);
});

test('vitals: an API server that does not answer is named', async () => {
  const mesh = standingMesh();
  await vitals(mesh);
  await whileRemoteIsPaused(() => expect(vitals(mesh)).rejects.toThrow('the environment failed while it was measured: remote: the API server does not answer'));
});

test('vitals: a sample that started anew since the spec began, and one that is not up, are named', async () => {
  const { engine, namespaces } = standing();
  const mesh = standingMesh();
  await vitals(mesh);
  const server = await mesh.cluster('remote').pod(namespaces.mesh, 'app=helloworld');
  const end = async () => (await NodeContainer.of(engine, mesh.cluster('remote'), server, 'helloworld')).kill();
  const sayOf = (now: Mesh, what: string) =>
    until(`vitals say that the container ${what}`, 60_000, async () => {
      const trouble = await vitals(now).catch(({ message }: Error) => message);
      return trouble?.includes(`remote: the container helloworld of ${server.name} ${what}`) ? true : undefined;
    });
  await end();
  await sayOf(mesh, 'started anew at 20');
  // A spec that begins now finds nothing amiss.
  const later = standingMesh();
  await vitals(later);
  // The second time kubelet waits before it starts it anew.
  await end();
  await sayOf(later, 'is not ready');
  await sayOf(later, 'started anew at 20');
});

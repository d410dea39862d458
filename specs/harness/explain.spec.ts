import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { remoteKubeconfigs } from '../../fixtures/accounts.ts';
import { repro } from '../../fixtures/explain/repro.ts';
import type { Scene } from '../../fixtures/explain/types.ts';
import { within } from '../../fixtures/explain/within.ts';
import type { Pod } from '../../fixtures/kube/cluster.ts';
import type { EnvironmentState } from '../../fixtures/lab/state.ts';
import { Mesh } from '../../fixtures/mesh.ts';

test('a look that hangs is over in its time, and costs the others nothing', async () => {
  const hanging = within(new Promise(() => {}), 50);
  const looks = await Promise.allSettled([hanging, within(Promise.resolve('seen'), 50)]);
  expect(looks).toEqual([
    { status: 'rejected', reason: new Error('no answer within 0.05 s') },
    { status: 'fulfilled', value: 'seen' },
  ]);
});

test('where a mesh is not ours, no explanation runs a command in istiod or reads a remote secret', async () => {
  const absent = { 'istiod-debug': 'no command is run there', 'remote-secrets': 'no secret is read' };
  const mesh = new Mesh({ clusters: [], absent } as unknown as EnvironmentState, 'mtls');
  await expect(mesh.debug({ name: 'istiod' } as Pod, 'debug/syncz')).rejects.toThrow('no command is run there');
  await expect(remoteKubeconfigs(mesh)).rejects.toThrow('no secret is read');
});

test('a repro has at most twenty lines, and nothing of what is told in it is run', () => {
  const scene = {
    mesh: { clusters: [{ name: 'primary', context: 'kind-a' }], applied: new Map() },
    caller: { cluster: 'primary', pod: { namespace: 'app1', labels: { app: 'told-by-sidecar' } } },
    target: { host: 'helloworld', port: 5000, path: '/hello' },
  } as unknown as Scene;
  const script = repro(scene, 'route', { what: 'the rule says\nrm -rf /', how: '', remedy: '', repro: ['kubectl --context primary get pods'] });
  const lines = script.trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(20);
  expect(lines[0]).toBe('#!/bin/sh');
  expect(script).toContain('exec deploy/told-by-sidecar ');
  expect(lines.filter((line) => !line.startsWith('#')).every((line) => line.startsWith('kubectl '))).toBe(true);
});

test('a repro has what the spec had applied stand again, and takes it away, whatever is written in it', () => {
  const applied = (cluster: string, name: string) =>
    [`${cluster} ${name}`, { cluster, object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { text: "it's \\n $HOME `date`" } } }] as const;
  const mesh = {
    clusters: [{ name: 'primary', context: 'kind-a' }],
    state: { namespaces: { mesh: 'app1' } },
    applied: new Map([applied('primary', 'one'), applied('remote', 'other')]),
  };
  const script = repro({ mesh } as unknown as Scene, 'route', { what: 'the rule', how: '', remedy: '', repro: ['kubectl --context primary get configmaps'] });
  expect(script.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
  const folder = mkdtempSync(join(tmpdir(), 'conformance-repro-'));
  try {
    // A kubectl that says what it is asked, and writes down what it is given.
    writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\ncase "$*" in *--filename*) cat > "${folder}/$2-$3.json" ;; esac\necho "$@"\n`, { mode: 0o755 });
    writeFileSync(join(folder, 'sleep'), '#!/bin/sh\n', { mode: 0o755 });
    const { stdout, status } = spawnSync('sh', ['-c', script], { encoding: 'utf8', env: { PATH: `${folder}:${process.env.PATH}` } });
    expect([stdout.trim(), status]).toEqual(['--context primary get configmaps', 0]);
    for (const cluster of ['primary', 'remote'])
      for (const verb of ['apply', 'delete'])
        expect(JSON.parse(readFileSync(join(folder, `${cluster}-${verb}.json`), 'utf8'))).toEqual({
          apiVersion: 'v1',
          kind: 'List',
          items: [[...mesh.applied.values()].find((one) => one.cluster === cluster)?.object],
        });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

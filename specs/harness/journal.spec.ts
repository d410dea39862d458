import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

/** Runs a script with a journal of its own and returns what it prints. */
function withJournal(script: string): unknown {
  const home = mkdtempSync(join(tmpdir(), 'conformance-journal-'));
  const text = `import { isGone, outstanding, willMake } from ${JSON.stringify(join(import.meta.dirname, '../../fixtures/lab/journal.ts'))};\n${script}\nconsole.log(JSON.stringify(outstanding()));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', text], { encoding: 'utf8', env: { ...process.env, XDG_STATE_HOME: home } });
  rmSync(home, { recursive: true });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test('two engines may each have a cluster of one name', () => {
  const left = withJournal(`
    for (const engine of ['unix:///a', 'unix:///b']) willMake({ kind: 'cluster', name: 'default-primary', engine, environment: 'default' });
    isGone({ kind: 'cluster', name: 'default-primary', engine: 'unix:///a', environment: 'default' });`);
  expect(left).toEqual([{ kind: 'cluster', name: 'default-primary', engine: 'unix:///b', environment: 'default' }]);
});

test('two kubeconfigs may each have a context of one name', () => {
  const namespace = (kubeconfig: string) => JSON.stringify({ kind: 'namespace', name: 'admin/ns', namespace: 'ns', kubeconfig, context: 'admin' });
  expect(withJournal(`willMake(${namespace('/a')}); willMake(${namespace('/b')}); isGone(${namespace('/b')});`)).toEqual([JSON.parse(namespace('/a'))]);
});

test('a line that was cut short takes none of those after it along', () => {
  const left = withJournal(`
    willMake({ kind: 'environment', name: 'a' });
    const { appendFileSync } = await import('node:fs');
    appendFileSync(process.env.XDG_STATE_HOME + '/istio-multicluster-conformance/journal.jsonl', '{"at":"2026-0');
    willMake({ kind: 'environment', name: 'b' });`);
  expect(left).toEqual([
    { kind: 'environment', name: 'a' },
    { kind: 'environment', name: 'b' },
  ]);
});

test('what a kernel setting was before us is what it was when we raised it last', () => {
  const setting = (before: string) => JSON.stringify({ kind: 'sysctl', name: 'fs.inotify.max_user_instances', before });
  expect(withJournal(`willMake(${setting('128')}); willMake(${setting('512')});`)).toEqual([JSON.parse(setting('512'))]);
});

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { run } from '../../fixtures/shell.ts';
import { conformance } from './command.ts';
import { test } from './test.ts';

let home: string;
test.beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'conformance-machine-'));
});
test.afterEach(() => rmSync(home, { recursive: true, force: true }));

test('no disk is an error that says how much is needed, before anything is made', async () => {
  const cache = join(home, 'cache');
  mkdirSync(cache);
  await run('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', cache], { deadline: 10_000 });
  try {
    const { code, text } = await conformance(['up'], { env: { XDG_CACHE_HOME: cache, XDG_STATE_HOME: join(home, 'state') } });
    expect(text).toMatch(/needs \d+\.\d GiB of free disk, and 0\.\d GiB are free[\s\S]*do: free some room, or set XDG_CACHE_HOME/);
    expect(code).toBe(3);
    expect(text).not.toContain('private Docker engine');
  } finally {
    await run('umount', [cache], { deadline: 10_000 });
  }
});

test('without an engine, someone who is not root is told what to install', async () => {
  const { code, text } = await conformance(['up'], {
    by: ['unshare', '--user', '--map-user=1000', '--map-group=1000'],
    env: { XDG_CACHE_HOME: join(home, 'cache'), XDG_STATE_HOME: join(home, 'state'), HOME: home },
  });
  expect(text).toMatch(/no Docker engine answers, and the suite can start one of its own only as root[\s\S]*do: install Docker/);
  expect(code).toBe(3);
});

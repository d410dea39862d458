import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

/** Runs the command line with a state of its own, without a terminal and without stdin. */
function conformance(...args: string[]) {
  const home = mkdtempSync(join(tmpdir(), 'conformance-cli-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/conformance.ts', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_STATE_HOME: join(home, 'state') },
  });
  return { status, text: stdout + stderr, made: readdirSync(home) };
}

const refusals: [what: string, args: string[], says: RegExp][] = [
  ['an overlapping plan', ['run', '--pod-cidrs', '10.10.0.0/16,10.10.0.0/16'], /pods of primary \(10\.10\.0\.0\/16\) and the pods of remote \(10\.10\.0\.0\/16\) overlap/],
  ['an unknown stack', ['up', '--stack', 'source-2026-8'], /did you mean source-2026-08\?/],
  ['an unknown variant', ['run', '--variant', 'plain'], /unknown variant "plain"[\s\S]*mtls, plaintext, all/],
  ['an unknown requirement', ['run', '--only', 'MC-TR-01'], /did you mean MC-TR-010\?/],
  ['an unknown environment', ['exec', '--name', 'nowhere', '--', 'true'], /there is no environment nowhere/],
  ['an unknown command', ['statsu'], /did you mean status\?/],
  ['an unknown option', ['run', '--verbos'], /unknown option/],
];

for (const [what, args, says] of refusals) {
  test(`${what} is refused with exit code 2 before anything is made`, () => {
    const { status, text, made } = conformance(...args);
    expect(text).toMatch(says);
    expect(status).toBe(2);
    expect(made).toEqual([]);
  });
}

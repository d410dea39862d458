import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { product } from '../../fixtures/lab/paths.ts';
import { makePlan } from '../../fixtures/lab/plan.ts';
import { scratchFolder } from './scratch.ts';

const folder = scratchFolder('cli');
let calls = 0;

/** A state of its own. */
function newHome(): string {
  const home = join(folder, String(calls));
  calls += 1;
  mkdirSync(home);
  return home;
}

/** Runs the command line with a state of its own, without a terminal and without stdin. What should be refused and is not has half a minute. */
function conformance(...args: string[]) {
  return conformanceIn(newHome(), ...args);
}

function conformanceIn(home: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, 'scripts/conformance.ts', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 30_000,
    env: { ...process.env, XDG_STATE_HOME: join(home, 'state') },
  });
  return { status, text: stdout + stderr, made: readdirSync(home) };
}

const refusals: [what: string, args: string[], says: RegExp][] = [
  ['an overlapping plan', ['run', '--pod-cidrs', '10.10.0.0/16,10.10.0.0/16'], /pods of primary \(10\.10\.0\.0\/16\) and the pods of remote \(10\.10\.0\.0\/16\) overlap/],
  ['an unknown stack', ['up', '--stack', 'source-2026-8'], /did you mean source-2026-08\?/],
  ['an unknown variant', ['run', '--variant', 'plain'], /unknown variant "plain"[\s\S]*did you mean plaintext\?/],
  ['two variants at once', ['up', '--variant', 'all'], /up installs one variant/],
  ['a requirement that does not apply to the variant', ['run', '--only', 'MC-SC-010', '--variant', 'plaintext'], /MC-SC-010 does not apply to plaintext, but to mtls/],
  [
    'the same, beside one that does',
    ['soak', '--only', 'MC-RT-010,mc-sc-010', '--variant', 'plaintext'],
    /MC-SC-010 does not apply to plaintext, but to mtls[\s\S]*at: --only and --variant/,
  ],
  ['a certificate without the core', ['certify', '--level', 'disruptive'], /says the whole core[\s\S]*at: --level[\s\S]*do: core, extended or all/],
  ['a number that is none', ['up', '--nodes', 'abc'], /"abc" is no whole number[\s\S]*at: --nodes/],
  ['too many nodes', ['up', '--nodes', '9'], /--nodes is a whole number from 1 to 3, not 9/],
  ['an unknown exposure', ['up', '--expose', 'balancer'], /unknown exposure "balancer"[\s\S]*There are: clusterip, loadbalancer/],
  ['options of an environment of ours for one that is not', ['run', '--environment', 'mesh.yaml', '--nodes', '2'], /--nodes cannot be given/],
  ['an upgrade to the same', ['upgrade', '--from', 'source-2026-08', '--to', 'source-2026-08'], /source-2026-08 is no upgrade of itself[\s\S]*name two of/],
  [
    'an upgrade to what there is not',
    ['upgrade', '--from', 'source-2026-04', '--to', 'source-2026-8'],
    /unknown stack "source-2026-8"[\s\S]*at: --to[\s\S]*did you mean source-2026-08\?/,
  ],
  ['an upgrade without an end', ['upgrade', '--from', 'source-2026-04'], /an upgrade is from one release to another[\s\S]*at: --from and --to/],
  [
    'an upgrade to what is older',
    ['upgrade', '--from', 'source-2026-08', '--to', 'source-2026-04'],
    /source-2026-04 is older than source-2026-08[\s\S]*--from source-2026-04 --to source-2026-08; with --rollback it goes back/,
  ],
  [
    'an upgrade in an unknown way',
    ['upgrade', '--from', 'source-2026-04', '--to', 'source-2026-08', '--strategy', 'canry'],
    /unknown strategy "canry"[\s\S]*did you mean canary\?/,
  ],
  [
    'a gap that one lost call is already',
    ['upgrade', '--from', 'source-2026-04', '--to', 'source-2026-08', '--longest-gap', '49'],
    /call 20 times a second: one lost call is a gap of 50 ms[\s\S]*at: --longest-gap/,
  ],
  [
    'an upgrade that decides what disrupts it',
    ['upgrade', '--from', 'source-2026-04', '--to', 'source-2026-08', '--only', 'MC-RS-020'],
    /MC-RS-020 would end and cut off what the upgrade's callers call[\s\S]*at: --only/,
  ],
  [
    'an upgrade between two of which nobody knows which is older',
    ['upgrade', '--from', 'source-2026-04', '--to', 'published-1.30.3'],
    /which of source-2026-04 \(Istio v0\S+\) and published-1\.30\.3 \(1\.30\.3\) is older cannot be told[\s\S]*do: name two of one kind/,
  ],
  [
    'an upgrade that decides nothing in one of its variants',
    ['upgrade', '--from', 'source-2026-04', '--to', 'source-2026-08', '--only', 'MC-SC-010'],
    /nothing would be decided: MC-SC-010 does not apply to plaintext[\s\S]*at: --only/,
  ],
  [
    'an upgrade that decides nothing',
    ['upgrade', '--from', 'source-2026-04', '--to', 'source-2026-08', '--only', 'MC-SC-010', '--variant', 'plaintext'],
    /MC-SC-010 does not apply to plaintext, but to mtls[\s\S]*at: --only/,
  ],
  ['to resume what was not interrupted', ['upgrade', '--resume'], /no upgrade of the environment default was interrupted[\s\S]*begin one with --from and --to/],
  ['to resume something else', ['upgrade', '--resume', '--to', 'source-2026-04'], /--to cannot be given: with --resume all is as it was asked for/],
  [
    'an upgrade that is hardly called',
    ['upgrade', '--from', 'source-2026-04', '--to', 'source-2026-08', '--rate', '5'],
    /5 calls a second show no time without an answer that is shorter than 200 ms/,
  ],
  ['a comparison of what is no run', ['diff', 'specs', 'docs'], /specs is no run: it has no result\.json[\s\S]*reports\/out\/latest is one/],
  ['an unknown command with an option', ['statsu', '--json'], /did you mean status\?/],
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

function homeWith(state: { name: string; status: string; [more: string]: unknown }): string {
  const home = newHome();
  const there = join(home, 'state', product, 'environments', state.name);
  mkdirSync(there, { recursive: true });
  writeFileSync(join(there, 'environment.json'), JSON.stringify(state));
  return home;
}

/** A home in which an environment stands, as far as its file says. */
const homeWhere = (request: Parameters<typeof makePlan>[0]): string => homeWith({ name: request.environment, status: 'up', plan: makePlan(request) });

test("what a killed run left in someone else's clusters is no environment of ours to go on with", () => {
  const home = homeWith({ name: 'staging', status: 'up', owner: 'attached', clusters: [{ context: 'admin@a' }, { context: 'admin@b' }] });
  for (const args of [
    ['up', '--name', 'staging'],
    ['run', '--name', 'staging'],
    ['soak', '--name', 'staging'],
    ['exec', '--name', 'staging', '--', 'true'],
  ]) {
    const { status, text } = conformanceIn(home, ...args);
    expect(text).toMatch(/staging is someone else's mesh: .* stands in admin@a and admin@b[\s\S]*do: remove that \(npm run conformance -- down --name staging\)/);
    expect(status).toBe(2);
  }
});

test('another plan than that of what stands is refused before anything is built', () => {
  const home = homeWhere({ environment: 'default', stack: 'source-2026-08', slot: 0 });
  for (const args of [
    ['upgrade', '--from', 'source-2026-04', '--to', 'source-2026-08'],
    ['up', '--stack', 'source-2026-04'],
    ['run', '--stack', 'source-2026-04'],
  ]) {
    const { status, text } = conformanceIn(home, ...args);
    expect(text).toMatch(/the environment default is up with another plan:\s+stack: there source-2026-08, wanted source-2026-04[\s\S]*do: remove it/);
    expect(text).not.toContain('›');
    expect(status).toBe(2);
  }
});

test('a canary where istiod has one address for all is refused before anything is built', () => {
  const home = homeWhere({ environment: 'default', stack: 'source-2026-04', slot: 0, expose: 'loadbalancer' });
  const { status, text } = conformanceIn(home, 'upgrade', '--from', 'source-2026-04', '--to', 'source-2026-08', '--strategy', 'canary');
  expect(text).toMatch(/istiod of default is reached by a load balancer, which has one address[\s\S]*at: --strategy[\s\S]*do: choose in-place/);
  expect(text).not.toContain('›');
  expect(status).toBe(2);
});

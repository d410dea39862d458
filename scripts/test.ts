import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { reportsHome, root, stateHome } from '../fixtures/lab/paths.ts';
import { newestSource } from '../fixtures/lab/stack/index.ts';
import { runInteractive } from '../fixtures/shell.ts';
import { findRequirement, requirements } from '../reports/catalogue/index.ts';
import type { Capability } from '../reports/catalogue/types.ts';
import { decidedOtherwise } from '../reports/certificate/verify.ts';
import type { Result } from '../reports/result.ts';
import { checks, runChecks } from './check.ts';
import { noTime, testVariables, timeFor } from './time-left.ts';

/**
 * npm test: the checks, the unit specs of the harness, then the real thing: the default run in both
 * variants, what goes beyond it and what disrupts in one, broken meshes that must be noticed, a loss meter that is tried, commands
 * that are killed and starved, and a clean that proves that nothing is left.
 */
const name = ['--name', 'npm-test'];
const began = Date.now();
/** Minutes after which whoever started this ends it: specs at the end that do not fit in any more are skipped, and said so. */
const minutes = Number(process.env.CONFORMANCE_TEST_MINUTES || 'Infinity');
if (!(minutes > 0)) {
  process.stderr.write(`error: CONFORMANCE_TEST_MINUTES is ${process.env.CONFORMANCE_TEST_MINUTES}\n   do: give the minutes that npm test has, or leave it out\n`);
  process.exit(2);
}
/** An engine, a journal and reports of the tests' own: what the user keeps up is not touched. */
const reports = join(reportsHome, 'tests');
const env = {
  XDG_STATE_HOME: join(dirname(stateHome), 'istio-multicluster-conformance-tests'),
  CONFORMANCE_REPORTS: reports,
  CONFORMANCE_TESTS: '1',
};
const scratch = mkdtempSync(join(tmpdir(), 'conformance-test-'));
const passed: string[] = [];
const failed: string[] = [];
const skipped: string[] = [];
const count = (what: string, ok: boolean) => {
  (ok ? passed : failed).push(what);
};
const cli = (...args: string[]) => runInteractive(process.execPath, [...process.execArgv, join(root, 'scripts', 'conformance.ts'), ...args], { env });
const title = (text: string) => process.stderr.write(`\n── ${text}\n`);
const read = <T>(file: string, fallback: T): T => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : fallback);

/** What matters of Playwright's JSON report. */
interface Suite {
  suites?: Suite[];
  specs: { title: string; tests: Test[] }[];
}
interface Test {
  status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
  annotations: { type: string; description?: string }[];
  results: { errors: { message?: string }[] }[];
}

const specsOf = ({ specs, suites = [] }: Suite): Suite['specs'] => [...specs, ...suites.flatMap(specsOf)];

/** What the stock Envoy of the source-built stacks does not have: all else must be decided. */
const lacking = new Set<Capability>(['istio-stats', 'metadata-exchange']);

/** Counts the verdicts of the newest run, each requirement a test. */
function countVerdicts(command: string, code: number): void {
  const folder = join(reports, 'latest');
  const result = read<Result | undefined>(join(folder, 'result.json'), undefined);
  for (const { id, variant, verdict, reason } of result?.requirements ?? [])
    if (verdict === 'unsupported' && findRequirement(id)?.needs.some((capability) => lacking.has(capability))) skipped.push(`${id} ${variant}: ${reason}`);
    else count(`${id} ${variant}: ${verdict}${verdict === 'conformant' ? '' : `: ${reason}`}`, verdict === 'conformant');
  count(`conformance ${command} exits with 0, not ${code}`, code === 0 && (result?.requirements.length ?? 0) > 0);
  const otherwise = result ? decidedOtherwise({ folder, result }) : ['there is no result'];
  count(`the evidence of ${command}, judged again, comes to the same${otherwise.map((what) => `\n    ${what}`).join('')}`, otherwise.length === 0);
}

/** The first lines of the last error: CI keeps the end of the output, and the list may be far above. */
function reasonOf(tests: Test[]): string {
  const messages = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message }) => message ?? '')));
  return stripVTControlCharacters(messages.at(-1) ?? 'it did not run')
    .split('\n')
    .slice(0, 12)
    .join('\n    ');
}

/** Runs a project of Playwright and counts its tests. */
async function project(project: string, more: NodeJS.ProcessEnv = {}): Promise<void> {
  const report = join(scratch, `${project}.json`);
  const code = await runInteractive(
    process.execPath,
    [
      ...process.execArgv,
      join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
      'test',
      '--config',
      join(root, 'playwright.config.ts'),
      `--project=${project}`,
      '--reporter=list,json',
    ],
    { env: { ...env, ...more, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  const specs = read<{ suites: Suite[] }>(report, { suites: [] }).suites.flatMap(specsOf);
  for (const { title, tests } of specs) {
    // What follows a failure in a serial file is skipped, too; only one that says why was skipped on purpose.
    const why = tests.flatMap(({ status, annotations }) => (status === 'skipped' ? annotations.map(({ description }) => description) : [])).find(Boolean);
    const ok = tests.length > 0 && tests.every(({ status }) => status === 'expected');
    if (why) skipped.push(`${title}: ${why}`);
    else count(ok ? title : `${project} › ${title}: ${reasonOf(tests)}`, ok);
  }
  count(`${project}: the runner ends well, not with ${code}`, code === 0 && specs.length > 0);
}

title('checks');
const broken = await runChecks();
for (const check of checks) count(`check: ${check.name}`, !broken.includes(check.name));

title('unit specs of the harness');
await project('harness');

/** What the machine has that a run must not leave, seen without the suite's own proof: namespaces, mounts, kernel settings, temporary folders. */
const machine = () => ({
  folders: readdirSync(tmpdir())
    .filter((name) => name.startsWith('conformance-'))
    .sort(),
  namespaces: existsSync('/run/netns') ? readdirSync('/run/netns').sort() : [],
  mounts: existsSync('/proc/self/mounts')
    ? readFileSync('/proc/self/mounts', 'utf8')
        .split('\n')
        .filter((line) => /conformance|docker|overlay/.test(line))
    : [],
  limits: ['max_user_instances', 'max_user_watches'].map((name) => read(`/proc/sys/fs/inotify/${name}`, 0)),
});

title('the default run, both variants');
// What an earlier test left that was killed.
if (existsSync(env.XDG_STATE_HOME)) await cli('clean');
const before = JSON.stringify(machine());
// An older run's result must not stand in for this one's.
rmSync(reports, { recursive: true, force: true });
const key = join(scratch, 'key.pem');
writeFileSync(key, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
// The default run, with a certificate at its end for those specs that tamper with it.
const runCode = await cli('certify', '--key', key, '--keep', '--stack', newestSource(), ...name);
countVerdicts('certify', runCode);

title('what goes beyond the core and disturbs nobody, in one variant');
const beyond = requirements.filter(({ level, disruptive, variants }) => level !== 'core' && !disruptive && variants.includes('mtls')).map(({ id }) => id);
countVerdicts('run', await cli('run', '--variant', 'mtls', '--only', beyond.join(','), '--keep', ...name));

title('broken meshes must be noticed');
const outcomes = join(scratch, 'mutants.json');
const mutantsBegan = performance.now();
const mutantsCode = await cli('mutants', '--one-per-link', '--json', outcomes, ...name);
const mutantsTook = performance.now() - mutantsBegan;
const { mutants, trouble } = read<{ mutants: { id: string; outcome: string; explanation: string }[]; trouble?: string }>(outcomes, { mutants: [] });
for (const { id, outcome, explanation } of mutants) count(`mutant ${id}: ${outcome}${outcome === 'killed' ? '' : `: ${explanation}`}`, outcome === 'killed');
count(`conformance mutants exits with 0, not ${mutantsCode}${trouble ? `: ${trouble}` : ''}`, mutantsCode === 0 && mutants.length > 0);

title('the loss meter of upgrades must tell what is done to calls');
const told = join(scratch, 'meter.json');
const meterCode = await cli('meter', '--json', told, ...name);
const { truths } = read<{ truths: { sentence: string; seen: string; mistold?: string }[] }>(told, { truths: [] });
for (const { sentence, seen, mistold } of truths) count(`meter: ${sentence}${mistold ? `: ${seen}; ${mistold}` : ''}`, !mistold);
count(`conformance meter exits with 0, not ${meterCode}`, meterCode === 0 && truths.length > 0);

/** What a broken mesh took there where tests take what they say: of the long parts the one that is neither built nor mostly waited for. */
const usual = 30_000;
const pace = Math.max(1, mutantsTook / usual / Math.max(1, mutants.length));
const time = { [testVariables.until]: String(began + minutes * 60_000), [testVariables.pace]: String(pace) };

title('what disrupts the mesh, in one variant');
const disrupting = requirements.filter(({ disruptive, variants }) => disruptive && variants.includes('mtls')).map(({ id }) => id);
// With the whole commands that follow, which nothing else tests, and the older release's build.
if (timeFor(15 + 37, time)) countVerdicts('run', await cli('run', '--variant', 'mtls', '--only', disrupting.join(','), '--keep', ...name));
else skipped.push(`${disrupting.length} requirements that disrupt the mesh: ${noTime}`);

title('whole commands: killed, starved, and on a mesh that is not ours');
await project('system', time);

title('nothing is left behind');
const cleanCode = await cli('clean');
count(`conformance clean exits with 0, not ${cleanCode}`, cleanCode === 0);
const after = JSON.stringify(machine());
count(after === before ? 'the machine is as it was before' : `the machine is not as it was: before ${before}, after ${after}`, after === before);

rmSync(scratch, { recursive: true });
for (const what of skipped) process.stdout.write(`skipped ${what}\n`);
for (const what of failed) process.stdout.write(`FAILED  ${what}\n`);
process.stdout.write(`${passed.length} passed, ${failed.length} failed\n`);
process.exit(failed.length > 0 ? 1 : 0);

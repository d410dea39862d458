import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportsHome, root } from '../fixtures/lab/paths.ts';
import { environmentNames } from '../fixtures/lab/state.ts';
import { runInteractive } from '../fixtures/shell.ts';
import { checks, runChecks } from './check.ts';

/**
 * npm test: the checks, the unit specs of the harness, then the real thing: the default run in both
 * variants, broken meshes that must be noticed, and a clean that proves that nothing is left (unless other
 * environments are up: those are not the tests' to remove).
 */
/** An environment of the tests' own: one that the user keeps up is not touched. */
const name = ['--name', 'npm-test'];
const scratch = mkdtempSync(join(tmpdir(), 'conformance-test-'));
const passed: string[] = [];
const failed: string[] = [];
const count = (name: string, ok: boolean) => {
  (ok ? passed : failed).push(name);
};
const cli = (...args: string[]) => runInteractive(process.execPath, [...process.execArgv, join(root, 'scripts', 'conformance.ts'), ...args]);
const title = (text: string) => process.stderr.write(`\n── ${text}\n`);
const read = <T>(file: string, fallback: T): T => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : fallback);

title('checks');
const broken = await runChecks();
for (const { name } of checks) count(`check: ${name}`, !broken.includes(name));

title('unit specs of the harness');
const unit = join(scratch, 'harness.json');
const unitCode = await runInteractive(
  process.execPath,
  [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test', '--config', join(root, 'playwright.config.ts'), '--project=harness', '--reporter=list,json'],
  {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: unit },
  },
);
const { stats } = read(unit, { stats: { expected: 0, unexpected: 1, flaky: 0 } });
for (let index = 0; index < stats.expected; index += 1) count('harness', true);
for (let index = 0; index < stats.unexpected + stats.flaky; index += 1) count('harness: see the list above', false);
count('harness: the runner ends well', unitCode === 0 && stats.expected > 0);

title('the default run, both variants');
// What an earlier, killed test left.
if (environmentNames().includes('npm-test')) await cli('down', ...name);
// An older run's result must not stand in for this one's.
rmSync(join(reportsHome, 'latest'), { force: true });
const runCode = await cli('run', '--keep', ...name);
const result = read<{ requirements: { id: string; variant: string; verdict: string }[] }>(join(reportsHome, 'latest', 'result.json'), { requirements: [] });
for (const { id, variant, verdict } of result.requirements) count(`${id} ${variant}: ${verdict}`, verdict === 'conformant');
count(`conformance run exits with 0, not ${runCode}`, runCode === 0 && result.requirements.length > 0);

title('broken meshes must be noticed');
const outcomes = join(scratch, 'mutants.json');
const mutantsCode = await cli('mutants', '--json', outcomes, ...name);
const { mutants } = read<{ mutants: { id: string; outcome: string }[] }>(outcomes, { mutants: [] });
for (const { id, outcome } of mutants) count(`mutant ${id}: ${outcome}`, outcome === 'killed');
count(`conformance mutants exits with 0, not ${mutantsCode}`, mutantsCode === 0 && mutants.length > 0);

title('nothing is left behind');
const downCode = await cli('down', ...name);
count(`conformance down exits with 0, not ${downCode}`, downCode === 0);
if (environmentNames().length === 0) {
  const cleanCode = await cli('clean');
  count(`conformance clean exits with 0, not ${cleanCode}`, cleanCode === 0);
}

for (const name of failed) process.stdout.write(`FAILED  ${name}\n`);
process.stdout.write(`${passed.length} passed, ${failed.length} failed\n`);
process.exit(failed.length > 0 ? 1 : 0);

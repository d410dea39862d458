import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../fixtures/lab/paths.ts';
import { runInteractive } from '../fixtures/shell.ts';
import { catalogueFaults, mutantFaults, requirementsPage, requirementsPageFile, specFiles, unknownInProblems, unproven } from './catalogue.ts';

const tool = (name: string, ...args: string[]) => runInteractive(join(root, 'node_modules', '.bin', name), args).then((code) => code === 0);

/** The static checks; each answers whether it passed, having said what did not. */
export const checks: { name: string; passes: () => Promise<boolean> }[] = [
  { name: 'types (tsc)', passes: () => tool('tsc', '--project', root) },
  { name: 'format, lint, import directions (biome)', passes: () => tool('biome', 'check', '--error-on-warnings', root) },
  { name: 'floating promises (oxlint)', passes: () => tool('oxlint', '--type-aware', '--deny-warnings', root) },
  {
    name: 'every requirement has its spec, every spec its requirement',
    async passes() {
      const faults = catalogueFaults(specFiles());
      for (const fault of faults) process.stderr.write(`  ${fault}\n`);
      return faults.length === 0;
    },
  },
  {
    name: 'every requirement has a broken mesh that it must notice',
    async passes() {
      for (const id of unproven()) process.stderr.write(`  no mutant turns ${id} red: add one to mutants/\n`);
      return unproven().length === 0;
    },
  },
  {
    name: 'what a broken mesh names is decided of it',
    async passes() {
      for (const fault of mutantFaults()) process.stderr.write(`  ${fault}\n`);
      return mutantFaults().length === 0;
    },
  },
  {
    name: 'every problem that is told names requirements that there are',
    async passes() {
      for (const id of unknownInProblems()) process.stderr.write(`  ${id} is named in reports/catalogue/problems.ts and not in the catalogue\n`);
      return unknownInProblems().length === 0;
    },
  },
  {
    name: 'docs/requirements.md is what the catalogue says',
    async passes() {
      const current = existsSync(requirementsPageFile) && readFileSync(requirementsPageFile, 'utf8') === requirementsPage();
      if (!current) process.stderr.write('  it is not: npm run docs writes it anew\n');
      return current;
    },
  },
];

/** Runs every check and returns the names of those that failed. */
export async function runChecks(): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, passes } of checks) {
    process.stderr.write(`check: ${name}\n`);
    if (!(await passes())) failed.push(name);
  }
  return failed;
}

if (import.meta.main) {
  const failed = await runChecks();
  process.stderr.write(failed.length > 0 ? `failed: ${failed.join('; ')}\n` : 'all checks passed\n');
  process.exitCode = failed.length > 0 ? 1 : 0;
}

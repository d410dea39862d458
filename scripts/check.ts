import { join } from 'node:path';
import { root } from '../fixtures/lab/paths.ts';
import { runInteractive } from '../fixtures/shell.ts';

/** The static checks: types, format and lint with the import directions, un-awaited promises, the catalogue. */
export const checks: { name: string; command: string[] }[] = [
  { name: 'types (tsc)', command: ['tsc', '--project', root] },
  { name: 'format, lint, import directions (biome)', command: ['biome', 'check', '--error-on-warnings', root] },
  { name: 'floating promises (oxlint)', command: ['oxlint', '--type-aware', '--deny-warnings', root] },
];

/** Runs every check and returns the names of those that failed. */
export async function runChecks(): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, command } of checks) {
    const [tool = '', ...args] = command;
    process.stderr.write(`check: ${name}\n`);
    if ((await runInteractive(join(root, 'node_modules', '.bin', tool), args)) !== 0) failed.push(name);
  }
  return failed;
}

if (import.meta.main) {
  const failed = await runChecks();
  process.stderr.write(failed.length > 0 ? `failed: ${failed.join('; ')}\n` : 'all checks passed\n');
  process.exitCode = failed.length > 0 ? 1 : 0;
}

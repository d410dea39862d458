import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { exitCodes } from '../../fixtures/errors.ts';
import { compareRuns, decided } from '../../reports/diff/index.ts';
import { readRun } from '../../reports/diff/read.ts';
import { differenceTable } from '../../reports/diff/table.ts';
import type { Difference } from '../../reports/diff/types.ts';
import { requireWritable } from '../options.ts';

export function addDiff(program: Command): void {
  program
    .command('diff')
    .description('two runs beside each other, also of two machines: verdicts, what was measured, and what sidecars were told')
    .argument('<before>', "a run's folder")
    .argument('<after>', "another run's folder")
    .option('--json <file>', 'write all that differs to a file')
    .addHelpText('after', '\nExit codes: 0 nothing is worse, 1 something is non-conformant that was not, 3 something that was decided is not any more.')
    .action((before: string, after: string, { json }: { json?: string }) => {
      if (json) requireWritable(json);
      const difference = compareRuns(readRun(before), readRun(after));
      if (json) writeFileSync(json, JSON.stringify(difference, null, 2));
      process.stdout.write(`${differenceTable(difference)}\n`);
      process.exitCode = codeOf(difference);
    });
}

/** The exit code for a gate. */
export function codeOf({ verdicts, goneDecided, addedRed }: Pick<Difference, 'verdicts' | 'goneDecided' | 'addedRed'>): number {
  if (addedRed.length > 0 || verdicts.some(({ direction }) => direction === 'worse')) return exitCodes.nonConformant;
  const lost = verdicts.some(({ before, after }) => decided(before) && !decided(after));
  return lost || goneDecided.length > 0 ? exitCodes.inconclusive : exitCodes.conformant;
}

import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { exitCodes, UsageError } from '../../fixtures/errors.ts';
import { compareRuns } from '../../reports/diff/index.ts';
import { isUpgrade, readRun, readUpgrade } from '../../reports/diff/read.ts';
import { differenceTable, upgradeDifferenceTable } from '../../reports/diff/table.ts';
import type { Difference, UpgradeDifference, VerdictChanges } from '../../reports/diff/types.ts';
import { compareUpgrades } from '../../reports/diff/upgrades.ts';
import { decided } from '../../reports/diff/verdicts.ts';
import { requireWritable } from '../options.ts';

export function addDiff(program: Command): void {
  program
    .command('diff')
    .description('two runs beside each other, or two upgrades, also of two machines: verdicts, what was measured, what users felt, and what sidecars were told')
    .argument('<before>', "a run's folder, or an upgrade's")
    .argument('<after>', "another's")
    .option('--json <file>', 'write all that differs to a file')
    .addHelpText('after', '\nExit codes: 0 nothing is worse, 1 something is non-conformant that was not, 3 something that was decided is not any more.')
    .action((before: string, after: string, { json }: { json?: string }) => {
      if (json) requireWritable(json);
      const { difference, table } = compared(before, after);
      if (json) writeFileSync(json, JSON.stringify(difference, null, 2));
      process.stdout.write(`${table}\n`);
      process.exitCode = codeOf(difference);
    });
}

/** @throws UsageError where one is an upgrade and the other a run, or one is neither */
function compared(before: string, after: string): { difference: Difference | UpgradeDifference; table: string } {
  const upgrades = [before, after].filter(isUpgrade);
  if (upgrades.length === 1) {
    const [other = ''] = [before, after].filter((one) => !isUpgrade(one));
    readRun(other);
    throw new UsageError(`${other} is a run, and ${upgrades[0]} an upgrade`, { where: 'diff', remedy: 'name two runs, or two upgrades' });
  }
  if (upgrades.length === 2) {
    const difference = compareUpgrades(readUpgrade(before), readUpgrade(after));
    return { difference, table: upgradeDifferenceTable(difference) };
  }
  const difference = compareRuns(readRun(before), readRun(after));
  return { difference, table: differenceTable(difference) };
}

/** The exit code for a gate. */
export function codeOf({ verdicts, goneDecided, addedRed }: Pick<VerdictChanges, 'verdicts' | 'goneDecided' | 'addedRed'>): number {
  if (addedRed.length > 0 || verdicts.some(({ direction }) => direction === 'worse')) return exitCodes.nonConformant;
  const lost = verdicts.some(({ before, after }) => decided(before) && !decided(after));
  return lost || goneDecided.length > 0 ? exitCodes.inconclusive : exitCodes.conformant;
}

import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { UsageError } from '../../fixtures/errors.ts';
import { readRecords, recordsFile } from '../meter/records.ts';
import type { UpgradeReport } from '../meter/types.ts';
import type { Result } from '../result.ts';
import type { EvidenceFile } from '../types.ts';
import type { UpgradeFolder } from './upgrades.ts';

/** A run as it lies in its folder. */
export interface RunFolder {
  folder: string;
  result: Result;
  /** The data of an evidence file; undefined where there is none, or it is no JSON of evidence. */
  evidence: (file: string) => unknown;
  /** What was installed in a variant, by object; undefined in runs that have not noted it. */
  installed: (variant: string) => Record<string, unknown> | undefined;
}

/** Where an upgrade says what it came to, in its folder. */
export const upgradeFile = 'upgrade.json';

/** Where a run notes what was installed in a variant, in its folder. */
export const installedFile = (variant: string): string => `installed-${variant}.json`;

const remedy = 'name the folder of a run, as reports/out/latest is one, or that of an upgrade';

/** @throws UsageError where the file is not there, or none that this version writes */
function readResult<T extends { schema: number }>(given: string, name: string, isOne: (result: T) => boolean): T {
  const file = join(resolve(given), name);
  if (!existsSync(file)) throw new UsageError(`${basename(resolve(given))} is no run: it has no ${name}`, { where: given, remedy });
  let result: T;
  try {
    result = JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (cause) {
    throw new UsageError(`its ${name} is no JSON: ${(cause as Error).message}`, { where: file, remedy, cause });
  }
  if (result.schema !== 1 || !isOne(result)) throw new UsageError(`its ${name} is not one that this version writes`, { where: file, remedy });
  return result;
}

/** Whether a folder is that of an upgrade. */
export const isUpgrade = (given: string): boolean => existsSync(join(given, upgradeFile));

/**
 * Reads an upgrade's folder.
 *
 * @throws UsageError where it is none
 */
export function readUpgrade(given: string): UpgradeFolder {
  const folder = resolve(given);
  const report = readResult<UpgradeReport>(
    given,
    upgradeFile,
    ({ outcomes }) =>
      Array.isArray(outcomes) &&
      outcomes.every((outcome) => ['total', 'checkpoints', 'reasons', 'unwatchedAtFullRate'].every((field) => field in outcome) && 'slowest' in outcome.total),
  );
  return {
    name: basename(folder),
    report,
    records: (variant) => {
      try {
        return readRecords(folder, variant);
      } catch (cause) {
        throw new UsageError(`what the meter saw in ${variant} cannot be read: ${(cause as Error).message}`, { where: join(folder, recordsFile(variant)), remedy, cause });
      }
    },
  };
}

/**
 * Reads a run's folder.
 *
 * @throws UsageError where it is none
 */
export function readRun(given: string): RunFolder {
  const folder = resolve(given);
  const result = readResult<Result>(given, 'result.json', ({ requirements }) => Array.isArray(requirements));
  return {
    folder,
    result,
    evidence: (name) => dataOf(join(folder, name)),
    installed: (variant) => {
      const noted = join(folder, installedFile(variant));
      if (!existsSync(noted)) return undefined;
      try {
        return JSON.parse(readFileSync(noted, 'utf8')) as Record<string, unknown>;
      } catch (cause) {
        throw new UsageError(`it is no JSON: ${(cause as Error).message}`, { where: noted, remedy, cause });
      }
    },
  };
}

function dataOf(file: string): unknown {
  if (!file.endsWith('.json') || !existsSync(file)) return undefined;
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as EvidenceFile).data;
  } catch {
    return undefined;
  }
}

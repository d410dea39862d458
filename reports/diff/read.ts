import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { UsageError } from '../../fixtures/errors.ts';
import type { Result } from '../result.ts';
import type { EvidenceFile } from '../types.ts';

/** A run as it lies in its folder. */
export interface RunFolder {
  folder: string;
  result: Result;
  /** The data of an evidence file; undefined where there is none, or it is no JSON of evidence. */
  evidence: (file: string) => unknown;
  /** What was installed in a variant, by object; undefined in runs that have not noted it. */
  installed: (variant: string) => Record<string, unknown> | undefined;
}

/** Where a run notes what was installed in a variant, in its folder. */
export const installedFile = (variant: string): string => `installed-${variant}.json`;

/**
 * Reads a run's folder.
 *
 * @throws UsageError where it is none
 */
export function readRun(given: string): RunFolder {
  const folder = resolve(given);
  const file = join(folder, 'result.json');
  const remedy = 'name the folder of a run, as reports/out/latest is one';
  if (!existsSync(file)) throw new UsageError(`${basename(folder)} is no run: it has no result.json`, { where: given, remedy });
  let result: Result;
  try {
    result = JSON.parse(readFileSync(file, 'utf8')) as Result;
  } catch (cause) {
    throw new UsageError(`its result.json is no JSON: ${(cause as Error).message}`, { where: file, remedy, cause });
  }
  if (result.schema !== 1 || !Array.isArray(result.requirements)) throw new UsageError('its result.json is not one that this version writes', { where: file, remedy });
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

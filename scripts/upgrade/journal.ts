import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../fixtures/errors.ts';
import type { VariantName } from '../../fixtures/lab/state.ts';
import type { SavedMeter } from '../../fixtures/meter/index.ts';
import type { Checkpoint, Limits, Stop } from '../../reports/meter/types.ts';
import type { MeterPhase } from '../../reports/readings/meter.ts';
import type { Strategy } from './journey.ts';

/** What was asked for when an upgrade began. */
export interface Asked {
  from: string;
  to: string;
  strategy: Strategy;
  rollback: boolean;
  variants: VariantName[];
  /** Ids of the requirements that are decided after each step. */
  only: string[];
  rate: number;
  limits: Limits;
  /** Whether the environment was up before, and stays. */
  keep: boolean;
  startedAt: string;
}

/** How far an upgrade is in one variant, and what was seen of it. */
export interface Progressed {
  /** Names of all steps, in their order, and how many of them are done. */
  steps?: string[];
  done: number;
  phases: MeterPhase[];
  checkpoints: Checkpoint[];
  stopped?: Stop;
  meter?: SavedMeter;
  /** Whether all was seen, and its records are written; and then whether the mesh is taken out. */
  recorded?: boolean;
  finished?: boolean;
}

/** Another where it is written otherwise than before. */
export const journalSchema = 2;

/** An upgrade as it is written after each of its steps, beside its report: what it is resumed by. */
export interface Journal {
  schema: typeof journalSchema;
  asked: Asked;
  variants: { [name in VariantName]?: Progressed };
}

const fileIn = (folder: string): string => join(folder, 'journey.json');

/** Written beside and renamed: a reader sees the old one or the new one. */
export function writeJournal(folder: string, journal: Journal): void {
  writeFileSync(`${fileIn(folder)}.new`, JSON.stringify(journal));
  renameSync(`${fileIn(folder)}.new`, fileIn(folder));
}

const underwayIn = (folder: string, variant: VariantName): string => join(folder, `underway-${variant}.json`);

/** Notes the phase that goes on, as far as it has come, for whoever goes on after a kill; none where it has come to its end. */
export function noteUnderway(folder: string, variant: VariantName, phase: MeterPhase | undefined): void {
  const file = underwayIn(folder, variant);
  if (phase) {
    writeFileSync(`${file}.new`, JSON.stringify(phase));
    renameSync(`${file}.new`, file);
  } else rmSync(file, { force: true });
}

/** The phase that went on when an upgrade was killed. */
export function underway(folder: string, variant: VariantName): MeterPhase | undefined {
  try {
    return JSON.parse(readFileSync(underwayIn(folder, variant), 'utf8')) as MeterPhase;
  } catch {
    // None did, or a power failure emptied the file: then all of it is time in which nothing was done.
    return undefined;
  }
}

/** @throws UsageError where there is none, or one of another version of the suite */
export function readJournal(name: string, folder: string): Journal {
  if (!existsSync(fileIn(folder)))
    throw new UsageError('what was seen of the upgrade until it was interrupted is gone', {
      where: fileIn(folder),
      remedy: 'begin another: npm run conformance -- upgrade --from <stack> --to <stack>',
    });
  const journal = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Journal;
  if (journal.schema === journalSchema) return journal;
  throw new UsageError('the upgrade was begun by another version of the suite, which wrote otherwise what it had seen', {
    where: fileIn(folder),
    remedy: `begin it anew: ${anew(name, journal.asked)}`,
  });
}

/** The command that begins an upgrade anew, as it was asked for. */
export function anew(name: string, { from, to, strategy, rollback, variants, only, rate, limits }: Asked): string {
  const options = [
    ...(name === 'default' ? [] : ['--name', name]),
    ...['--from', from, '--to', to, '--strategy', strategy, ...(rollback ? ['--rollback'] : [])],
    ...(variants.length === 1 ? ['--variant', ...variants] : []),
    ...['--only', only.join(','), '--rate', String(rate), '--may-lose', String(limits.lost), ...(limits.gap === undefined ? [] : ['--longest-gap', String(limits.gap)])],
  ];
  return `npm run conformance -- upgrade ${options.join(' ')}`;
}

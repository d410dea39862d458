import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../fixtures/lab/paths.ts';
import type { VariantName } from '../fixtures/lab/state.ts';
import { runVariables } from '../fixtures/options.ts';
import { runInteractive } from '../fixtures/shell.ts';
import { accountFor } from '../reports/rules/account.ts';
import type { RequirementResult } from '../reports/types.ts';

const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');

/** Where a run is written, and the id that all of it carries. */
export interface RunPlace {
  folder: string;
  id: string;
  /** When the first specs of the run began, where these are not the first. */
  began?: Date;
  /** A look at a mutant's mesh: a broken one is waited for less, see fixtures/timeouts.ts. */
  trial?: 'broken' | 'whole';
  /** What the specs wait for while the runner starts. */
  ready?: Promise<void>;
}

/**
 * One Playwright run: the specs of a variant on the environment as it stands.
 *
 * @param wanted ids of the requirements that apply; each has exactly one result in the answer
 */
export async function runSpecs(
  environment: string,
  variant: VariantName,
  wanted: readonly string[],
  { folder, id, began = new Date(), trial, ready }: RunPlace,
  signal: AbortSignal,
): Promise<RequirementResult[]> {
  // To the runner nothing is no filter: it would run all there is.
  if (wanted.length === 0) {
    await ready;
    return [];
  }
  mkdirSync(folder, { recursive: true });
  const verdicts = join(folder, `verdicts-${variant}.json`);
  // An older run's must not stand in for what this one does not write.
  rmSync(verdicts, { force: true });
  const grep = wanted.map((id) => `@${id}\\b`).join('|');
  const gate = join(folder, `ready-${variant}`);
  rmSync(gate, { force: true });
  const given = new AbortController();
  // Whether the mesh stands was just seen by who calls; the setup is for those who start the runner themselves.
  const running = runInteractive(
    process.execPath,
    [...process.execArgv, playwright, 'test', '--config', join(root, 'playwright.config.ts'), `--project=${variant}`, '--no-deps', '--grep', grep],
    {
      env: {
        [runVariables.environment]: environment,
        [runVariables.run]: folder,
        [runVariables.id]: id,
        [runVariables.began]: began.toISOString(),
        ...(trial ? { [runVariables.trial]: trial } : {}),
        ...(ready ? { [runVariables.gate]: gate } : {}),
        CONFORMANCE_VERDICTS: verdicts,
        FORCE_COLOR: process.stderr.isTTY ? '1' : '0',
      },
      signal: AbortSignal.any([signal, given.signal]),
    },
  );
  // It may end before what it waits for does: that is told below.
  running.catch(() => {});
  try {
    await ready;
    if (ready) writeFileSync(gate, '');
  } catch (error) {
    given.abort(error);
    await running.catch(() => {});
    throw error;
  }
  const code = await running;
  signal.throwIfAborted();
  const written = existsSync(verdicts) ? (JSON.parse(readFileSync(verdicts, 'utf8')) as { results: RequirementResult[]; troubles: string[] }) : { results: [], troubles: [] };
  return accountFor(wanted, variant, { ...written, code });
}

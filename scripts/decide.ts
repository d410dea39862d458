import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, EnvironmentError, exitCodes, UsageError } from '../fixtures/errors.ts';
import { reportsHome, root } from '../fixtures/lab/paths.ts';
import type { EnvironmentState, VariantName } from '../fixtures/lab/state.ts';
import { makeAllureReport, writeAllureEnvironment } from '../reports/allure.ts';
import { writeJunit } from '../reports/junit.ts';
import { forgetLatest, type Result, writeResult } from '../reports/result.ts';
import { inconclusive } from '../reports/rules/account.ts';
import { table } from '../reports/table.ts';
import type { RequirementResult, Verdict } from '../reports/types.ts';
import { wantedIn } from './options.ts';
import type { Session } from './session.ts';
import { runSpecs } from './specs.ts';

const codeOf: Record<Verdict, number> = {
  conformant: exitCodes.conformant,
  'non-conformant': exitCodes.nonConformant,
  unsupported: exitCodes.inconclusive,
  inconclusive: exitCodes.inconclusive,
};

interface Work {
  state: EnvironmentState;
  /** In the order in which they are run. */
  variants: readonly VariantName[];
  /** Ids of the requirements; undefined means all. */
  only: string[] | undefined;
  startedAt: Date;
  /** Makes sure that a variant is what is installed, and returns the new state. */
  ready: (state: EnvironmentState, variant: VariantName) => Promise<EnvironmentState>;
}

/** Runs the specs of each variant on its own installation, writes what they came to, and returns the exit code. */
export async function decide({ state: initial, variants, only, startedAt, ready }: Work, session: Session): Promise<number> {
  const { progress, signal } = session;
  const folder = join(reportsHome, `${startedAt.toISOString().replace(/[:.]/g, '-').slice(0, 19)}-${initial.name}`);
  mkdirSync(folder, { recursive: true });
  forgetLatest(reportsHome);
  const id = randomUUID();
  let state = initial;
  let trouble: unknown;
  const results: RequirementResult[] = [];
  for (const variant of variants) {
    const wanted = wantedIn(variant, only);
    if (wanted.length === 0) continue;
    if (state.owner === 'attached' && state.mesh?.variant !== variant) {
      results.push(...wanted.map((id) => unsupported(id, variant, `the mesh of ${state.name} is ${state.mesh?.variant}; nothing is installed in clusters that are not ours`)));
      continue;
    }
    try {
      state = await ready(state, variant);
      results.push(...(await progress.step(`specs (${variant})`, () => runSpecs(state.name, variant, wanted, { folder, id }, signal))));
    } catch (error) {
      if (signal.aborted || error instanceof UsageError) throw error;
      // The other variant's verdicts stand: they were reached.
      trouble ??= error;
      results.push(...wanted.map((id) => inconclusive(id, variant, (error as Error).message)));
    }
    signal.throwIfAborted();
  }
  const result = writeResult({ folder, id, startedAt, state, variants: variants.toSorted(), results, phases: progress.phases, root });
  const code = await afterwards(codeOf[result.verdict], () => report(folder, result, session));
  // Where the environment is all that failed, the caller may know why.
  if (trouble && code === exitCodes.inconclusive) throw trouble;
  if (trouble) process.stderr.write(`${describe(trouble)}\n`);
  return code;
}

async function report(folder: string, result: Result, { progress }: Session): Promise<void> {
  try {
    writeJunit(join(folder, 'junit.xml'), result);
    writeAllureEnvironment(folder, result);
    await progress.step('report', () => makeAllureReport(folder, `Multi-cluster Istio: ${result.verdict} (${result.stack.name})`));
  } finally {
    process.stdout.write(table(result, join(folder, 'report.html')));
  }
}

/** Does what comes after a verdict: its failure is told, and turns a good exit code into 3, but never hides a verdict. */
export async function afterwards(code: number, action: () => Promise<void>): Promise<number> {
  try {
    await action();
    return code;
  } catch (error) {
    process.stderr.write(`${describe(error instanceof Error && !(error instanceof EnvironmentError) ? new EnvironmentError(error.message, { cause: error }) : error)}\n`);
    return code === exitCodes.conformant ? exitCodes.inconclusive : code;
  }
}

const unsupported = (id: string, variant: string, reason: string): RequirementResult => ({ id, variant, verdict: 'unsupported', seconds: 0, claims: [], evidence: [], reason });

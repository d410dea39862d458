import { type KeyObject, randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, EnvironmentError, exitCodes, UsageError } from '../fixtures/errors.ts';
import { credentialsIn } from '../fixtures/kube/kubeconfig.ts';
import { notTakenBack } from '../fixtures/lab/changed-by.ts';
import { attachClusters, changedSince } from '../fixtures/lab/environment.ts';
import { readInstalled } from '../fixtures/lab/installed.ts';
import { reportsHome, root } from '../fixtures/lab/paths.ts';
import { type EnvironmentState, readEnvironment, type VariantName } from '../fixtures/lab/state.ts';
import { readPlatform } from '../fixtures/platform.ts';
import { timeouts } from '../fixtures/timeouts.ts';
import { makeAllureReport, settleAllureResults, writeAllureEnvironment } from '../reports/allure.ts';
import { certificatePageFile, writeCertificate } from '../reports/certificate/write.ts';
import { installedFile } from '../reports/diff/read.ts';
import { writeJunit } from '../reports/junit.ts';
import { forgetLatest, type Result, writeResult } from '../reports/result.ts';
import { inconclusive } from '../reports/rules/account.ts';
import { findSecrets } from '../reports/secrets.ts';
import { table } from '../reports/table.ts';
import type { RequirementResult, Verdict } from '../reports/types.ts';
import { runInOrder } from './in-order.ts';
import { wantedIn } from './options.ts';
import type { Session } from './session.ts';

/** Exit code of a run that came to a verdict. */
export const codeOf: Record<Verdict, number> = {
  conformant: exitCodes.conformant,
  'non-conformant': exitCodes.nonConformant,
  unsupported: exitCodes.inconclusive,
  inconclusive: exitCodes.inconclusive,
};

/** A run that ends in a certificate, and the key that signs it. */
export interface Certifying {
  key?: KeyObject | undefined;
}

interface Work {
  state: EnvironmentState;
  /** In the order in which they are run. */
  variants: readonly VariantName[];
  /** Ids of the requirements. */
  only: readonly string[];
  startedAt: Date;
  /** Makes sure that a variant is what is installed, and returns the new state. */
  ready: (state: EnvironmentState, variant: VariantName) => Promise<EnvironmentState>;
  certifying?: Certifying | undefined;
}

/** Runs the specs of each variant on its own installation, writes what they came to, and returns the exit code. */
export async function decide({ state: initial, variants, only, startedAt, ready, certifying }: Work, session: Session): Promise<number> {
  const { progress, signal } = session;
  const changed = await changesBefore(initial, session, certifying);
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
    const reached: RequirementResult[] = [];
    try {
      state = await ready(asWritten(state), variant);
      writeFileSync(join(folder, installedFile(variant)), JSON.stringify(await readInstalled(attachClusters(state), state)));
      await runInOrder({ state, variant, wanted, place: { folder, id } }, session, reached);
      results.push(...(certifying ? await unchanged(reached, state, session) : reached));
    } catch (error) {
      if (signal.aborted || error instanceof UsageError) throw error;
      // The verdicts that were reached stand, of this variant and of the other.
      trouble ??= error;
      const others = wanted.filter((id) => !reached.some((one) => one.id === id));
      results.push(...(certifying ? await unchanged(reached, state, session) : reached), ...others.map((id) => inconclusive(id, variant, (error as Error).message)));
    }
    signal.throwIfAborted();
  }
  const platform = await readPlatform(state).catch(() => ({ clusters: [], images: {} }));
  const result = writeResult({ folder, id, startedAt, state, platform, changed, variants: variants.toSorted(), results, phases: progress.phases, root });
  const code = await afterwards(codeOf[result.verdict], () => report(folder, result, state, session, certifying), session);
  // Where the environment is all that failed, the caller may know why.
  if (trouble && code === exitCodes.inconclusive) throw trouble;
  if (trouble) process.stderr.write(`${describe(trouble)}\n`);
  return code;
}

async function report(folder: string, result: Result, state: EnvironmentState, { progress }: Session, certifying?: Certifying): Promise<void> {
  try {
    if (certifying) writeCertificate({ folder, root, result, timeouts, key: certifying.key });
    writeJunit(join(folder, 'junit.xml'), result);
    writeAllureEnvironment(folder, result);
    settleAllureResults(folder, result.requirements);
    await progress.step('report', () => makeAllureReport(folder, `Multi-cluster Istio: ${result.verdict} (${result.stack.name})`));
    // Copies of what is evidence already.
    rmSync(join(folder, 'test-results'), { recursive: true, force: true });
    refuseSecrets(folder, state);
  } finally {
    process.stdout.write(table(result, join(folder, certifying ? certificatePageFile : 'report.html')));
  }
}

/**
 * Searches what a run leaves for secrets: a folder that is sent around must hold none.
 *
 * @throws EnvironmentError naming each place
 */
export function refuseSecrets(folder: string, { clusters }: EnvironmentState): void {
  const leaks = findSecrets(folder, [...new Set(clusters.map(({ kubeconfig }) => kubeconfig))].flatMap(credentialsIn));
  if (leaks.length === 0) return;
  throw new EnvironmentError(`the run's folder holds secrets:\n        ${leaks.map(({ file, line, what }) => `${file}, line ${line}: ${what}`).join('\n        ')}`, {
    where: folder,
    remedy: 'do not hand the folder around; delete it, and report what wrote the secret',
  });
}

/** As many as people read; result.json has them all. */
const few = (lines: readonly string[]): string[] => (lines.length > 12 ? [...lines.slice(0, 10), `and ${lines.length - 10} more`] : [...lines]);

/** What was changed by hand in an environment that stands already: told, and no ground for a certificate. */
async function changesBefore(state: EnvironmentState, { progress }: Session, certifying?: Certifying): Promise<string[]> {
  const changed = await changedSince(state);
  if (changed.length > 0 && certifying)
    throw new UsageError(`nothing is certified of an environment that was changed since it was installed:\n        ${few(changed).join('\n        ')}`, {
      where: state.name,
      remedy:
        state.owner === 'ours'
          ? `npm run conformance -- down --name ${state.name}, then the same command again: it makes the environment anew`
          : 'the same command again, while nobody changes the mesh',
    });
  if (changed.length > 0) progress.note(`changed since it was installed: ${few(changed).join('; ')}`);
  return changed;
}

/**
 * The state of an environment after specs, which write it, too: what they made anew is what stands now.
 *
 * @throws EnvironmentError where one of them could not take back what it broke
 */
function asWritten(state: EnvironmentState): EnvironmentState {
  const now = readEnvironment(state.name) ?? state;
  if (now.broken) throw notTakenBack(now);
  return now;
}

/** What was decided of a variant that is certified: nothing may have changed meanwhile, and that must be seen. */
async function unchanged(results: RequirementResult[], state: EnvironmentState, { progress, signal }: Session): Promise<RequirementResult[]> {
  const changed = await changedSince(state).catch((error: Error) => {
    signal.throwIfAborted();
    return error;
  });
  if (!(changed instanceof Error) && changed.length === 0) return results;
  const trouble =
    changed instanceof Error
      ? `it was not seen whether the configuration changed: ${changed.message}`
      : `the configuration changed while it was measured: ${few(changed).join('; ')}`;
  progress.note(`${trouble}: certify while nobody changes the mesh`);
  // The evidence stays: what is certified is over all of it.
  return results.map((result) => (result.verdict === 'unsupported' ? result : { ...result, claims: [], verdict: 'inconclusive', reason: trouble, error: trouble }));
}

/** Does what comes after a verdict: its failure is told, and turns a good exit code into 3, but never hides a verdict. */
export async function afterwards(code: number, action: () => Promise<void>, { signal }: Partial<Pick<Session, 'signal'>> = {}): Promise<number> {
  try {
    await action();
    return code;
  } catch (error) {
    // Ctrl-C is no failure of what it ended.
    signal?.throwIfAborted();
    process.stderr.write(`${describe(error instanceof Error && !(error instanceof EnvironmentError) ? new EnvironmentError(error.message, { cause: error }) : error)}\n`);
    return code === exitCodes.conformant ? exitCodes.inconclusive : code;
  }
}

const unsupported = (id: string, variant: string, reason: string): RequirementResult => ({ id, variant, verdict: 'unsupported', seconds: 0, claims: [], evidence: [], reason });

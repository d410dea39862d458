import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes } from '../fixtures/errors.ts';
import { reportsHome, root } from '../fixtures/lab/paths.ts';
import type { EnvironmentState, VariantName } from '../fixtures/lab/state.ts';
import { makeAllureReport, writeAllureEnvironment } from '../reports/allure.ts';
import { requirements } from '../reports/catalogue/index.ts';
import { writeResult } from '../reports/result.ts';
import { table } from '../reports/table.ts';
import type { RequirementResult, Verdict } from '../reports/types.ts';
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
export async function decide({ state: initial, variants, only, startedAt, ready }: Work, { progress, signal }: Session): Promise<number> {
  const folder = join(reportsHome, `${startedAt.toISOString().replace(/[:.]/g, '-').slice(0, 19)}-${initial.name}`);
  mkdirSync(folder, { recursive: true });
  let state = initial;
  const results: RequirementResult[] = [];
  for (const variant of variants) {
    const wanted = requirements.filter((entry) => entry.variants.includes(variant) && (only?.includes(entry.id) ?? true)).map(({ id }) => id);
    if (wanted.length === 0) continue;
    if (state.owner === 'attached' && state.mesh?.variant !== variant) {
      results.push(...wanted.map((id) => unsupported(id, variant, `the mesh of ${state.name} is ${state.mesh?.variant}; nothing is installed in clusters that are not ours`)));
      continue;
    }
    state = await ready(state, variant);
    results.push(...(await progress.step(`specs (${variant})`, () => runSpecs(state.name, variant, only ? wanted : undefined, folder, signal))));
    signal.throwIfAborted();
  }
  const result = writeResult({ folder, startedAt, state, variants: variants.toSorted(), results, phases: progress.phases, root });
  writeAllureEnvironment(folder, result);
  const page = await progress.step('report', () => makeAllureReport(folder, `Multi-cluster Istio: ${result.verdict} (${result.stack.name})`));
  process.stdout.write(table(result, page));
  return codeOf[result.verdict];
}

const unsupported = (id: string, variant: string, reason: string): RequirementResult => ({ id, variant, verdict: 'unsupported', seconds: 0, claims: [], evidence: [], reason });

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { exitCodes } from '../../fixtures/errors.ts';
import { ensureClusters, ensureVariant, removeEnvironment } from '../../fixtures/lab/environment.ts';
import { reportsHome, root } from '../../fixtures/lab/paths.ts';
import { type EnvironmentState, readEnvironment, type VariantName } from '../../fixtures/lab/state.ts';
import { makeAllureReport, writeAllureEnvironment } from '../../reports/allure.ts';
import { findRequirement } from '../../reports/catalogue/index.ts';
import { writeResult } from '../../reports/result.ts';
import { table } from '../../reports/table.ts';
import type { RequirementResult, Verdict } from '../../reports/types.ts';
import { checkStack, type EnvironmentOptions, planOf, requirementsOf, variantsOf, withEnvironmentOptions } from '../options.ts';
import { exclusively, type Session, withStack } from '../session.ts';
import { runSpecs } from '../specs.ts';
import { stopEngineIfIdle } from './down.ts';

interface RunOptions extends EnvironmentOptions {
  variant: string;
  only?: string;
  keep?: boolean;
}

const codeOf: Record<Verdict, number> = {
  conformant: exitCodes.conformant,
  'non-conformant': exitCodes.nonConformant,
  unsupported: exitCodes.inconclusive,
  inconclusive: exitCodes.inconclusive,
};

export function addRun(program: Command, session: Session): void {
  withEnvironmentOptions(program.command('run', { isDefault: true }))
    .description('the main job: bring the environment up, decide the requirements, write the report')
    .option('--variant <name>', 'mtls, plaintext or all', 'all')
    .option('--only <list>', 'requirements or areas, separated by commas')
    .option('--keep', 'leave the environment up (the default where it was up before)')
    .option('--no-keep', 'remove the environment at the end, even if it was up before')
    .action(async (options: RunOptions) => {
      const variants = variantsOf(options.variant);
      const only = requirementsOf(options.only);
      checkStack(options.stack);
      planOf(options, options.stack);
      const before = readEnvironment(options.name);
      const keep = options.keep ?? before?.status === 'up';
      process.exitCode = await exclusively(`run --name ${options.name}`, async () => {
        try {
          return await withStack(options.stack, session, async ({ engine, stack }) => {
            const startedAt = new Date();
            const state = await ensureClusters(planOf(options, stack.name), stack, engine, session);
            const code = await decide(state, inForceFirst(variants, state), only, startedAt, session);
            if (!keep) await removeEnvironment(options.name, engine, session);
            return code;
          });
        } finally {
          if (!keep && !process.env.CONFORMANCE_PREPARED && !readEnvironment(options.name)) await stopEngineIfIdle(session);
        }
      });
    });
}

/** The variant that stands already is run first: it need not be installed again. */
function inForceFirst(variants: readonly VariantName[], { mesh }: EnvironmentState): VariantName[] {
  return [...variants].sort((a, b) => Number(b === mesh?.variant) - Number(a === mesh?.variant));
}

/** Runs the specs of each variant on its own installation, then writes what they came to. */
async function decide(initial: EnvironmentState, variants: VariantName[], only: string[] | undefined, startedAt: Date, session: Session): Promise<number> {
  const { progress, signal } = session;
  const folder = join(reportsHome, `${startedAt.toISOString().replace(/[:.]/g, '-').slice(0, 19)}-${initial.name}`);
  mkdirSync(folder, { recursive: true });
  let state = initial;
  const results: RequirementResult[] = [];
  for (const variant of variants) {
    const wanted = only?.filter((id) => findRequirement(id)?.variants.includes(variant));
    if (wanted?.length === 0) continue;
    state = await ensureVariant(state, variant, session);
    results.push(...(await progress.step(`specs (${variant})`, () => runSpecs(state.name, variant, wanted, folder, signal))));
    signal.throwIfAborted();
  }
  const result = writeResult({ folder, startedAt, state, variants: variants.toSorted(), results, phases: progress.phases, root });
  writeAllureEnvironment(folder, result);
  const page = await progress.step('report', () => makeAllureReport(folder, `Multi-cluster Istio: ${result.verdict} (${result.stack.name})`));
  process.stdout.write(table(result, page));
  return codeOf[result.verdict];
}

import type { Command } from 'commander';
import { exitCodes, UsageError } from '../../fixtures/errors.ts';
import { type AttachedFile, attach, detach, readAttachedFile } from '../../fixtures/lab/attached.ts';
import { ensureClusters, ensureVariant, removeEnvironment } from '../../fixtures/lab/environment.ts';
import { reportsHome } from '../../fixtures/lab/paths.ts';
import { type EnvironmentState, readEnvironment, staying, staysUp, type VariantName, writeEnvironment } from '../../fixtures/lab/state.ts';
import { forgetLatest } from '../../reports/result.ts';
import { afterwards, type Certifying, decide } from '../decide.ts';
import {
  checkPlan,
  checkStack,
  checkWanted,
  type EnvironmentOptions,
  planOf,
  refuseOptions,
  requirementsOf,
  stackOf,
  standingFirst,
  variantsOf,
  withEnvironmentOptions,
  withScopeOptions,
} from '../options.ts';
import { exclusively, type Session, withStack } from '../session.ts';

import { stopEngineIfIdle } from './down.ts';

interface RunOptions extends EnvironmentOptions {
  variant: string;
  level: string;
  only?: string;
  keep?: boolean;
  environment?: string;
}

/** Options of an environment that the suite makes, which mean nothing in someone else's. */
const ours = ['name', 'stack', 'remotes', 'nodes', 'podCidrs', 'serviceCidrs', 'networkCidr', 'expose', 'includeIpRanges', 'keep'];

export function addRun(program: Command, session: Session): void {
  withScopeOptions(withEnvironmentOptions(program.command('run', { isDefault: true })))
    .description('the main job: bring the environment up, decide the requirements, write the report')
    .option('--variant <name>', 'mtls, plaintext or all', 'all')
    .option('--environment <file>', "someone else's mesh, described by a YAML file: attach to it, provision nothing")
    .option('--keep', 'leave the environment up (the default where it was up before)')
    .option('--no-keep', 'remove the environment at the end, even if it was up before')
    .action(async (options: RunOptions, command: Command) => {
      const variants = variantsOf(options.variant);
      const only = requirementsOf(options);
      checkWanted(variants, only, options.only);
      process.exitCode = await runWhere(options, command, { variants, only }, session);
    });
}

/** What a run is to decide, and whether it is certified. */
interface Wanted {
  variants: readonly VariantName[];
  /** Ids of requirements. */
  only: readonly string[];
  certifying?: Certifying;
  /** There may be no mesh yet, in clusters that are not ours. */
  mayBeBare?: boolean;
}

/** Runs in an environment of ours, or in the one that a file describes. */
export async function runWhere(options: EnvironmentOptions & { keep?: boolean; environment?: string }, command: Command, wanted: Wanted, session: Session): Promise<number> {
  if (options.environment === undefined) return runOurs(options, command.name(), wanted, session);
  refuseOptions(command, ours, '--environment attaches to what is there');
  return runAttached(readAttachedFile(options.environment), wanted, session);
}

async function runOurs(options: EnvironmentOptions & { keep?: boolean }, command: string, { variants, only, certifying }: Wanted, session: Session): Promise<number> {
  const wantedStack = stackOf(options);
  checkStack(wantedStack);
  checkPlan(options, wantedStack);
  const keep = options.keep ?? staysUp(options.name);
  return exclusively(`${command} --name ${options.name}`, async () => {
    // Whoever looks for the latest after this must not find an older one, also where this comes to none.
    forgetLatest(reportsHome);
    const stopEngine = async () => {
      if (!keep && !process.env.CONFORMANCE_PREPARED && !readEnvironment(options.name)) await stopEngineIfIdle(session);
    };
    let code: number = exitCodes.inconclusive;
    try {
      code = await withStack(wantedStack, session, async ({ engine, stack }) => {
        const startedAt = new Date();
        const plan = planOf(options, stack.name);
        const tidy = async () => {
          if (!keep && !session.signal.aborted) await removeEnvironment(options.name, engine, session);
        };
        try {
          const state = writeEnvironment(staying(await ensureClusters(plan, stack, engine, session), keep));
          const ready = (now: EnvironmentState, variant: VariantName) => ensureVariant(now, variant, session);
          const code = await decide({ state, variants: standingFirst(variants, state), only, certifying, startedAt, ready }, session);
          return await afterwards(code, tidy, session);
        } catch (error) {
          // A plan that does not fit what stands: that is not this run's to remove.
          if (error instanceof UsageError) throw error;
          await afterwards(exitCodes.inconclusive, tidy, session);
          throw error;
        }
      });
    } finally {
      code = await afterwards(code, stopEngine);
    }
    return code;
  });
}

/** The same on someone else's mesh: one variant, the one that is there; the other is unsupported. */
async function runAttached(description: AttachedFile, { mayBeBare = false, ...wanted }: Wanted, session: Session): Promise<number> {
  return exclusively(`run --environment (${description.name})`, async () => {
    forgetLatest(reportsHome);
    const startedAt = new Date();
    const state = await attach(description, mayBeBare, session.progress, session.signal);
    let code: number = exitCodes.inconclusive;
    try {
      code = await decide({ state, ...wanted, startedAt, ready: async (now) => now }, session);
    } finally {
      // It does not heed Ctrl-C: where it fails, something stands in someone else's clusters.
      code = await afterwards(code, () => detach(state, session.progress));
    }
    return code;
  });
}

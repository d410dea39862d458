import type { Command } from 'commander';
import { type AttachedFile, attach, detach, readAttachedFile } from '../../fixtures/lab/attached.ts';
import { ensureClusters, ensureVariant, removeEnvironment } from '../../fixtures/lab/environment.ts';
import { type EnvironmentState, readEnvironment, type VariantName } from '../../fixtures/lab/state.ts';
import { decide } from '../decide.ts';
import { checkStack, type EnvironmentOptions, planOf, requirementsOf, variantsOf, withEnvironmentOptions } from '../options.ts';
import { exclusively, type Session, withStack } from '../session.ts';

import { stopEngineIfIdle } from './down.ts';

interface RunOptions extends EnvironmentOptions {
  variant: string;
  only?: string;
  keep?: boolean;
  environment?: string;
}

export function addRun(program: Command, session: Session): void {
  withEnvironmentOptions(program.command('run', { isDefault: true }))
    .description('the main job: bring the environment up, decide the requirements, write the report')
    .option('--variant <name>', 'mtls, plaintext or all', 'all')
    .option('--only <list>', 'requirements or areas, separated by commas')
    .option('--environment <file>', "someone else's mesh, described by a YAML file: attach to it, provision nothing")
    .option('--keep', 'leave the environment up (the default where it was up before)')
    .option('--no-keep', 'remove the environment at the end, even if it was up before')
    .action(async (options: RunOptions) => {
      const variants = variantsOf(options.variant);
      const only = requirementsOf(options.only);
      if (options.environment !== undefined) {
        process.exitCode = await runAttached(readAttachedFile(options.environment), variants, only, session);
        return;
      }
      checkStack(options.stack);
      planOf(options, options.stack);
      const before = readEnvironment(options.name);
      const keep = options.keep ?? before?.status === 'up';
      process.exitCode = await exclusively(`run --name ${options.name}`, async () => {
        try {
          return await withStack(options.stack, session, async ({ engine, stack }) => {
            const startedAt = new Date();
            const state = await ensureClusters(planOf(options, stack.name), stack, engine, session);
            const code = await decide({ state, variants: inForceFirst(variants, state), only, startedAt, ready: (now, variant) => ensureVariant(now, variant, session) }, session);
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

/** The same on someone else's mesh: one variant, the one that is there; the other is unsupported. */
async function runAttached(description: AttachedFile, variants: readonly VariantName[], only: string[] | undefined, session: Session): Promise<number> {
  return exclusively(`run --environment (${description.name})`, async () => {
    const startedAt = new Date();
    const state = await attach(description, session.progress, session.signal);
    try {
      return await decide({ state, variants, only, startedAt, ready: async (now) => now }, session);
    } finally {
      await detach(state, session.progress);
    }
  });
}

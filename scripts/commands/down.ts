import type { Command } from 'commander';
import { UsageError } from '../../fixtures/errors.ts';
import { detach } from '../../fixtures/lab/attached.ts';
import { type Engine, findEngine } from '../../fixtures/lab/engine/index.ts';
import { privateHost, startPrivateEngine, stopPrivateEngine } from '../../fixtures/lab/engine/private.ts';
import { removeEnvironment } from '../../fixtures/lab/environment.ts';
import { isGone, outstanding } from '../../fixtures/lab/journal.ts';
import { environmentNames, forgetEnvironment, readEnvironment } from '../../fixtures/lab/state.ts';
import { didYouMean } from '../../fixtures/suggest.ts';
import { exclusively, type Session } from '../session.ts';

export function addDown(program: Command, session: Session): void {
  program
    .command('down')
    .description('remove an environment; the private engine too when it was the last')
    .option('--name <environment>', 'name of the environment', 'default')
    .action(({ name }: { name: string }) => exclusively(`down --name ${name}`, () => takeDown(name, session)));
}

/** Removes an environment of ours, on the engine that it was made on; of someone else's, what a killed run left there. */
export async function takeDown(name: string, session: Session): Promise<void> {
  const known = [...new Set([...environmentNames(), ...outstanding().flatMap((made) => (made.kind === 'environment' ? [made.name] : []))])];
  if (!known.includes(name)) {
    throw new UsageError(`there is no environment ${name}`, { where: '--name', remedy: known.length > 0 ? didYouMean(name, known) : 'none is up' });
  }
  const there = readEnvironment(name);
  if (there?.owner === 'attached') return detach(there, session.progress);
  const engine = await engineOf(name, session);
  if (engine) await removeEnvironment(name, engine, session);
  else {
    // Nothing of it was made yet, or nothing is left.
    forgetEnvironment(name);
    isGone({ kind: 'environment', name });
  }
  await stopEngineIfIdle(session);
}

/** The engine that holds an environment's things; a private one that was killed is started for it. */
async function engineOf(name: string, { progress, signal }: Session): Promise<Engine | undefined> {
  // Of one whose state is lost the journal knows where its things are.
  const [noted] = outstanding().flatMap((made) => ('environment' in made && made.environment === name ? [made.engine] : []));
  const host = readEnvironment(name)?.engine?.host ?? noted;
  if (host === undefined) return undefined;
  if (host !== privateHost) return { kind: 'own', host };
  const found = await findEngine();
  return found?.kind === 'private' ? found : startPrivateEngine(progress, signal);
}

/** Stops the private engine when no environment is left on it. */
export async function stopEngineIfIdle({ progress }: Session): Promise<void> {
  if (environmentNames().length > 0 || !outstanding().some(({ kind }) => kind === 'engine')) return;
  await progress.step('stopping the private Docker engine', () => stopPrivateEngine());
}

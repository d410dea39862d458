import { constants } from 'node:os';
import { EnvironmentError, Interrupted, UsageError } from '../fixtures/errors.ts';
import { ensureEngine, isInside, runInside } from '../fixtures/lab/engine/index.ts';
import { engineVersion } from '../fixtures/lab/engine/own.ts';
import { engineLog } from '../fixtures/lab/engine/private.ts';
import { clientEnvironment, type Engine } from '../fixtures/lab/engine/types.ts';
import { acquire } from '../fixtures/lab/lock.ts';
import { createProgress, type Phase, type Progress } from '../fixtures/lab/progress.ts';
import { chooseStack, type LoadableRelease, prepareRelease, prepareStack, refuseUnreachable, requireRoomFor, type Stack } from '../fixtures/lab/stack/index.ts';

/** What one invocation of the command line works with. */
export interface Session {
  progress: Progress;
  signal: AbortSignal;
  /** The command that goes on where this invocation is interrupted, as its user is told; asked when it is. */
  goesOnBy: () => string;
}

/** Engine and stack, ready to be used. */
export interface Prepared {
  engine: Engine;
  stack: Stack;
  /** Another release, to be brought into what stands. */
  next?: LoadableRelease;
}

const prepared = 'CONFORMANCE_PREPARED';
/** Set in the copy inside of the engine's namespace: the lock, where the command wants one, is its parent's. */
const inner = 'CONFORMANCE_INNER';

/** A session whose signal is aborted by Ctrl-C and by the termination signals; a second one ends at once. */
export function openSession(): Session {
  const controller = new AbortController();
  const session: Session = { progress: createProgress(), signal: controller.signal, goesOnBy: () => 'the same command' };
  let first = 0;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      // The terminal and a parent may both pass one Ctrl-C on: those are one.
      if (first && Date.now() - first > 1_500) process.exit(130);
      if (first) return;
      first = Date.now();
      process.stderr.write('\ninterrupted: ending what runs (again to stop at once)\n');
      controller.abort(new Interrupted(`interrupted by ${name}`, { remedy: `${session.goesOnBy()} goes on from here; npm run conformance -- clean removes everything` }));
    });
  }
  return session;
}

/** Runs an action alone on this machine's state; inside the engine's namespace the outer process holds the lock. */
export async function exclusively<T>(command: string, action: () => Promise<T>): Promise<T> {
  if (process.env[inner]) return action();
  const release = await acquire(command);
  try {
    return await action();
  } finally {
    release();
  }
}

/**
 * Makes engine and stack ready, then goes on where the engine's published ports can be reached: in this
 * process, or in a copy of it inside the engine's network namespace. Downloads need the way out, so they
 * come before.
 *
 * @param nextName the stack whose Istio is made ready beside it
 */
export async function withStack(stackName: string, session: Session, action: (ready: Prepared) => Promise<number>, nextName?: string): Promise<number> {
  const { progress, signal } = session;
  const handed = process.env[prepared];
  if (handed) {
    const { phases, ...ready } = JSON.parse(handed) as Prepared & { phases: Phase[] };
    progress.phases.push(...phases);
    Object.assign(process.env, clientEnvironment(ready.engine));
    return blamingTheEngine(ready, action);
  }
  const engine = await ensureEngine(() => requireRoomFor(stackName), progress, signal);
  // Before anything is built for it.
  if (nextName) refuseUnreachable(nextName, engine);
  const stack = await prepareStack(await chooseStack(stackName, engine, progress, signal), engine, progress, signal);
  const ready = { engine, stack, ...(nextName ? { next: await prepareRelease(nextName, engine, progress, signal) } : {}) };
  if (isInside(engine)) return blamingTheEngine(ready, action);
  return again(engine, { [prepared]: JSON.stringify({ ...ready, phases: progress.phases }) }, session);
}

/** What fails because the engine died says so: the tools that it failed in name anything but that. */
async function blamingTheEngine(ready: Prepared, action: (ready: Prepared) => Promise<number>): Promise<number> {
  try {
    return await action(ready);
  } catch (error) {
    if (error instanceof UsageError || error instanceof Interrupted || (await engineVersion(ready.engine.host))) throw error;
    throw new EnvironmentError(`the Docker engine does not answer any more; what failed of it first: ${(error as Error).message.split('\n')[0]}`, {
      where: ready.engine.kind === 'private' ? engineLog : ready.engine.host,
      remedy: ready.engine.kind === 'private' ? 'run the same command again: it starts the engine anew and goes on' : 'start the engine and run the same command again',
      cause: error,
    });
  }
}

/** For commands that only need to reach what stands: goes on inside the engine's namespace. */
export async function insideOf(engine: Engine, session: Session, action: () => Promise<number>): Promise<number> {
  return isInside(engine) ? action() : again(engine, {}, session);
}

const killed = 128 + constants.signals.SIGKILL;

/** This command once more, inside the engine's network namespace. */
async function again(engine: Engine, env: NodeJS.ProcessEnv, { signal, goesOnBy }: Session): Promise<number> {
  const code = await runInside(engine, [process.execPath, ...process.execArgv, ...process.argv.slice(1)], { ...clientEnvironment(engine), ...env, [inner]: '1' }, signal);
  if (code !== killed) return code;
  signal.throwIfAborted();
  throw new EnvironmentError("this command's process beside the engine was killed (SIGKILL)", {
    remedy: `see whether the memory ran out (dmesg); ${goesOnBy()} goes on from here`,
  });
}

import { EnvironmentError } from '../../fixtures/errors.ts';
import { healthTrouble, refuseAnotherEngine } from '../../fixtures/lab/environment.ts';
import { readEnvironment } from '../../fixtures/lab/state.ts';
import type { LossMeter, SavedMeter } from '../../fixtures/meter/index.ts';
import { interrupted } from '../../reports/meter/account.ts';
import { servedBy } from '../../reports/meter/phases.ts';
import type { MeterPhase } from '../../reports/readings/meter.ts';
import { nameArgument } from '../options.ts';
import type { Session } from '../session.ts';
import { anew, type Progressed } from './journal.ts';
import type { Releases, Upgrade } from './types.ts';

/** What was interrupted could not be looked at, and is as it was. */
export class NotTakenUp extends EnvironmentError {}

/** @throws NotTakenUp where the clusters of an interrupted upgrade are not as they were, UsageError where they are on another engine */
export async function stillStands({ name, journal: { asked } }: Upgrade, { engine }: Releases, session: Session): Promise<void> {
  const there = readEnvironment(name);
  if (there) refuseAnotherEngine(there, engine);
  const trouble = there ? await healthTrouble(there, engine, session.signal) : 'the environment is gone';
  if (trouble) throw new NotTakenUp(`the upgrade cannot go on: ${trouble}`, { remedy: `try again, or begin anew: ${anew(name, asked)}` });
}

/** What is looked at before an interrupted upgrade goes on: where that cannot be done nothing is lost. */
export async function takenUp<T>({ name }: Upgrade, { signal }: Session, look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    signal.throwIfAborted();
    throw new NotTakenUp(`the upgrade was not taken up: ${(error as Error).message}`, {
      remedy: `try again: npm run conformance -- upgrade --resume${nameArgument(name)}`,
      cause: error,
    });
  }
}

/**
 * Callers that went on while nobody looked; of those that are gone that is said, and what was seen before counts.
 *
 * @param killed the phase that went on when it was interrupted, where it could not say so itself
 */
export async function restored(meter: LossMeter, saved: SavedMeter, progressed: Progressed, killed: MeterPhase | undefined): Promise<void> {
  const gone = await meter.restore(saved);
  // Killed when it had been written.
  if (killed && killed.from !== progressed.phases.at(-1)?.from) progressed.phases.push({ ...killed, serving: servedBy(killed.serving, await meter.serving()) });
  const last = progressed.phases.at(-1);
  // Where nobody calls any more nothing was interrupted that is measured.
  if (last && meter.calling.length > 0) progressed.phases.push({ name: interrupted, from: last.to, to: new Date().toISOString(), serving: await meter.serving() });
  if (gone.length > 0) progressed.stopped ??= { phase: interrupted, why: `callers are gone, and what they recorded with them: ${gone.join(', ')}`, ofRelease: false };
}

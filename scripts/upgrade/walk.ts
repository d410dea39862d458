import { ConformanceError, EnvironmentError } from '../../fixtures/errors.ts';
import { ApiError, PodNotReached } from '../../fixtures/kube/answers.ts';
import type { Cluster } from '../../fixtures/kube/cluster.ts';
import { eachTried } from '../../fixtures/limit.ts';
import { Mesh } from '../../fixtures/mesh.ts';
import type { LossMeter } from '../../fixtures/meter/index.ts';
import type { Rates } from '../../fixtures/meter/plans.ts';
import { pause } from '../../fixtures/shell.ts';
import { clusterTroubles } from '../../fixtures/vitals.ts';
import { servedBy } from '../../reports/meter/phases.ts';
import type { Checkpoint, Stop } from '../../reports/meter/types.ts';
import { cellSize } from '../../reports/meter/verdict.ts';
import type { MeterPhase } from '../../reports/readings/meter.ts';
import type { Session } from '../session.ts';
import { backToOld, type Ground, handsOf } from './hands.ts';
import type { Progressed } from './journal.ts';
import { afterWayBack, type Step, type Strategy, type Which } from './journey.ts';
import { rootsAreLed } from './settle.ts';

/** What an upgrade is done with. */
export interface Walk {
  ground: Ground;
  strategy: Strategy;
  steps: readonly Step[];
  /** Ids of the requirements that are decided. */
  wanted: readonly string[];
  /** Not installed yet, unless the upgrade is resumed. */
  meter: LossMeter;
  rates: Rates;
  /** Decides requirements on the mesh as it stands. */
  check: (step: Extract<Step, { do: 'check' }>) => Promise<Checkpoint['requirements']>;
  /** How far it is: brought up to date as it goes on. */
  progressed: Progressed;
  /** Keeps that where it outlives this process. */
  save: () => void;
  /** Notes there how far the phase is that goes on; none where it is over. */
  note: (phase?: MeterPhase) => void;
}

/** Calls a second below which a time without an answer of 50 ms is not seen. */
export const least = 20;

/** How long calls go on where nothing is done. */
const calm = 10_000;

/** As long as the slowest callers take for what a cell wants, and some more. */
const filled = (1.1 * 1000 * cellSize) / least;

/** A change that the release did not do. */
class NotDone extends EnvironmentError {}

/** Changes a mesh under load, step by step, from where it is, and records what its users feel; what fails is brought back to the old release. */
export async function walk(work: Walk, session: Session): Promise<void> {
  const { meter, progressed, save, ground } = work;
  const { progress } = session;
  if (progressed.done === 0) await progress.step(`the loss meter (${ground.variant})`, () => meter.install(session.signal));
  // One that stopped, and was interrupted on its way back, only goes on back.
  if (!progressed.stopped) await forwards(work, session);
  if (progressed.stopped) {
    progress.note(`the upgrade stopped: ${progressed.stopped.why}`);
    await backwards(work, progressed.stopped, session);
  }
  await takeRecords(work, session);
  save();
}

/** Ends who calls still. What cannot be had any more is said, and what was recorded before counts. */
async function takeRecords({ meter, progressed, save }: Walk, { signal, progress }: Session): Promise<void> {
  try {
    // What one of them has lost takes nothing from the others.
    await eachTried([...[...meter.calling].map((name) => () => endCallers({ meter, save }, name)), () => meter.keepLogs()]);
  } catch (error) {
    signal.throwIfAborted();
    const why = `not all that was recorded could be had: ${(error as Error).message}`;
    progress.note(why);
    progressed.stopped ??= { phase: 'the records', why, ofRelease: false };
  }
}

/** Back to the old release after an upgrade that stopped. Where it does not come back, that is part of what is said of it. */
async function backwards(work: Walk, stopped: Stop, session: Session): Promise<void> {
  const { steps, wanted, meter, progressed, ground, strategy } = work;
  const { name } = ground.releases.old;
  try {
    const back = () => backToOld(strategy, ground, steps.slice(0, progressed.done + 1), session.signal);
    await phase(work, `back to ${name}`, () => meter.whileLogsAreKept(ground.clusters, back), session);
    for (const step of afterWayBack(name, wanted)) await phase(work, step.name, () => take(work, step, session), session);
  } catch (error) {
    session.signal.throwIfAborted();
    progressed.stopped = { ...stopped, why: `${stopped.why}; and it could not be brought back to ${name}: ${(error as Error).message}` };
    session.progress.note(progressed.stopped.why);
  }
}

async function forwards(work: Walk, session: Session): Promise<void> {
  const { steps, progressed, save } = work;
  let current = '';
  try {
    for (const step of steps.slice(progressed.done)) {
      current = step.name;
      // Counted before the phase is written: what is written once is neither lost nor done again.
      const whole = async () => {
        await take(work, step, session);
        progressed.done += 1;
      };
      await phase(work, step.name, whole, session);
    }
  } catch (error) {
    session.signal.throwIfAborted();
    // What was recorded until then counts, whoever is to blame.
    progressed.stopped = { phase: current, why: (error as Error).message, ofRelease: error instanceof NotDone };
    save();
  }
}

/** What a release is to do: where it does not come about, that is the release's to answer for, and nothing else of the same step. */
async function byRelease(doing: Promise<void>, mesh: Mesh): Promise<void> {
  try {
    await doing;
  } catch (error) {
    if (isPassing(error)) throw error;
    const { message } = error as Error;
    if (ofTheMachine(message)) throw error;
    const troubles = (await Promise.all(mesh.clusters.map((cluster) => clusterTroubles(cluster, mesh)))).flat();
    if (troubles.length > 0) throw new EnvironmentError(`${troubles.join('; ')}; ${message}`, { cause: error });
    throw new NotDone(message, { cause: error });
  }
}

/**
 * A node without room, in its scheduler's words, is no fault of what finds none there; nor is an API server that is lost for a
 * moment, to istioctl too, or a tool that the kernel ends. A webhook that cannot be called is istiod's.
 */
const ofTheMachine = (message: string): boolean =>
  /Insufficient (cpu|memory)|API server does not answer|etcdserver: |TLS handshake timeout/.test(message) ||
  (/http2: client connection lost|connection reset by peer|unexpected EOF|dial tcp 127\.0\.0\.1:\d+: connect: connection refused|was ended by SIG/.test(message) &&
    !message.includes('failed calling webhook'));

/** What a cluster or the way to it may do at any time, and is over when one looks: no release is blamed for that. A webhook that fails is istiod's. */
function isPassing(error: unknown): boolean {
  if (error instanceof ApiError) return (error.code >= 500 || error.code === 429) && !error.message.includes('failed calling webhook');
  return error instanceof PodNotReached || !(error instanceof ConformanceError);
}

/** Does something and notes when, and which servers there were meanwhile. */
async function phase({ meter, ground, progressed, save, note }: Walk, name: string, action: () => Promise<unknown>, { progress, signal }: Session): Promise<void> {
  signal.throwIfAborted();
  const from = new Date().toISOString();
  const before = await meter.serving();
  const untilNow = (serving: MeterPhase['serving']): MeterPhase => ({ name, from, to: new Date().toISOString(), serving });
  note(untilNow(before));
  // Of one that is killed it is known how long it went on: what nobody saw in it is not the time in which nothing was done.
  const noting = setInterval(() => {
    try {
      note(untilNow(before));
    } catch {
      // A full disk is told by what must be written.
    }
  }, 2_000);
  try {
    await progress.step(`${name} (${ground.variant})`, action);
  } finally {
    clearInterval(noting);
    progressed.phases.push(untilNow(servedBy(before, await meter.serving().catch(() => before))));
    save();
    note();
  }
}

/** What they recorded is kept before their pods go: whoever is killed in between has it once. */
async function endCallers({ meter, save }: Pick<Walk, 'meter' | 'save'>, name: string): Promise<void> {
  await meter.end(name);
  save();
  await meter.dismiss(name);
}

/** Callers go by the name of their release. */
const callersOf = (which: Which): string => (which === 'old' ? 'before' : 'after');

async function take({ ground, strategy, meter, rates, check, progressed, save }: Walk, step: Step, session: Session): Promise<void> {
  const { signal } = session;
  const hands = handsOf(strategy, ground, signal);
  const mesh = new Mesh(ground.state, ground.variant);
  switch (step.do) {
    case 'watch':
      return pause(step.toFillACell ? filled : calm, signal);
    case 'install':
      return byRelease(hands.install(step.what, step.of), mesh);
    case 'check': {
      const requirements = await check(step);
      const begun = progressed.checkpoints.find(({ after }) => after === step.after);
      // Decided again after an interruption: what was held against it then still is.
      const again = (id: string) => requirements.some((one) => one.id === id);
      if (begun) begun.requirements = [...begun.requirements.filter(({ id, verdict }) => verdict !== 'conformant' || !again(id)), ...requirements];
      else progressed.checkpoints.push({ after: step.after, requirements });
      return undefined;
    }
    case 'settle':
      return rootsAreLed(mesh, session);
    case 'begin callers':
      await hands.beforeCallers(step.of);
      // Those of an upgrade that was interrupted go on.
      if (meter.calling.includes(callersOf(step.of))) return undefined;
      // Fewer where others go on beside them.
      if (step.of === 'old') await meter.begin(callersOf(step.of), rates, signal);
      else await byRelease(meter.begin(callersOf(step.of), { across: Math.min(rates.across, least), beside: rates.beside }, signal), mesh);
      // Whoever goes on after a kill must not begin them anew: with that goes what they recorded.
      save();
      return step.of === 'old' ? undefined : pause(calm, signal);
    case 'end callers':
      await pause(calm, signal);
      // No reason to go back: they go on, and are asked again at the end.
      return endCallers({ meter, save }, callersOf(step.of)).catch((error: Error) => {
        signal.throwIfAborted();
        session.progress.note(`what the callers of ${ground.releases[step.of].name} recorded could not be had yet: ${error.message}`);
      });
    case 'move': {
      const cluster = ground.clusters.find(({ name }) => name === step.cluster) as Cluster;
      const moved = () => hands.move(cluster, step.namespaces, step.to);
      return byRelease(meter.whileLogsAreKept([cluster], moved), mesh);
    }
    case 'take out':
      return byRelease(hands.takeOut(step.of), mesh);
  }
}

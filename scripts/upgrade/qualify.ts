import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, EnvironmentError, exitCodes, UsageError } from '../../fixtures/errors.ts';
import { attachClusters, ensureClusters, ensureVariant, removeEnvironment, takeOutMesh } from '../../fixtures/lab/environment.ts';
import { type EnvironmentState, readEnvironment, staying, type VariantName, writeEnvironment } from '../../fixtures/lab/state.ts';
import { removeSpecLeftovers } from '../../fixtures/lab/sweep.ts';
import { uninstall } from '../../fixtures/lab/uninstall.ts';
import { loadRelease } from '../../fixtures/lab/upgrade.ts';
import { LossMeter } from '../../fixtures/meter/index.ts';
import { writeRecords } from '../../reports/meter/records.ts';
import type { Checkpoint } from '../../reports/meter/types.ts';
import { afterwards, codeOf, refuseSecrets } from '../decide.ts';
import { nameArgument, planOf, wantedIn } from '../options.ts';
import type { Session } from '../session.ts';
import { runSpecs } from '../specs.ts';
import type { Ground } from './hands.ts';
import { anew, noteUnderway, type Progressed, underway, writeJournal } from './journal.ts';
import { journey } from './journey.ts';
import { writeReport } from './report.ts';
import { NotTakenUp, restored, stillStands, takenUp } from './taken-up.ts';
import type { Releases, Upgrade } from './types.ts';
import { walk } from './walk.ts';

/** Upgrades in each variant, on clusters that are taken up where they stand, and writes the report. */
export async function qualify(upgrade: Upgrade, releases: Releases, session: Session): Promise<number> {
  const { name, folder, journal } = upgrade;
  const { engine } = releases;
  const { asked } = journal;
  // Who looks gives way to what is looked at: installers and specs take no time from the mesh and its callers.
  setPriority(10);
  mkdirSync(folder, { recursive: true });
  const named = nameArgument(name);
  const tidy = async () => {
    // There is nothing to be resumed any more: what is left is to be removed.
    session.goesOnBy = () => `npm run conformance -- down${named}`;
    rmSync(join(folder, 'journey.json'), { force: true });
    const { upgrade: _, ...state } = readEnvironment(name) ?? {};
    if (!('clusters' in state)) return;
    const { status, temporary } = writeEnvironment(state as EnvironmentState);
    // Somebody may have said meanwhile that it is to stay.
    const stays = status === 'up' ? !temporary : asked.keep;
    try {
      refuseSecrets(folder, state as EnvironmentState);
    } finally {
      if (!stays) await removeEnvironment(name, engine, session);
    }
  };
  const resumed = Object.keys(journal.variants).length > 0;
  // Where it cannot be seen whether all stands it is left for another try.
  if (resumed) await stillStands(upgrade, releases, session);
  try {
    if (!resumed) await stand(upgrade, releases, session);
    for (const variant of asked.variants) if (!journal.variants[variant]?.finished) await qualifyVariant(upgrade, variant, releases, session);
  } catch (error) {
    // What was interrupted, refused or not taken up stands as it did, and can be resumed; what failed cannot.
    if (!session.signal.aborted && !(error instanceof UsageError || error instanceof NotTakenUp)) {
      // A verdict that was reached stands, the other variant's or this one's, and is not hidden by what failed after it.
      const recorded = Object.values(journal.variants).some((variant) => variant.recorded);
      const code = recorded ? await reported(upgrade, releases, tidy, session) : await afterwards(exitCodes.inconclusive, tidy, session);
      if (code === exitCodes.nonConformant) {
        process.stderr.write(`${describe(error)}\n`);
        return code;
      }
    }
    throw error;
  }
  return reported(upgrade, releases, tidy, session);
}

/** Writes the report, and tidies whatever became of it. */
async function reported(upgrade: Upgrade, { stack, next }: Releases, tidy: () => Promise<void>, session: Session): Promise<number> {
  let code: number = exitCodes.inconclusive;
  try {
    code = codeOf[writeReport(upgrade, stack, next)];
  } finally {
    code = await afterwards(code, tidy, session);
  }
  return code;
}

/** Makes the clusters ready. */
async function stand({ name, folder, journal }: Upgrade, { engine, stack, next }: Releases, session: Session): Promise<void> {
  const bare = await ensureClusters(planOf({ name, stack: stack.name }, stack.name), stack, engine, session);
  writeEnvironment({ ...staying(bare, journal.asked.keep), upgrade: folder });
  writeJournal(folder, journal);
  await session.progress.step(`images of ${next.name} into the nodes`, () => loadRelease(next, engine, bare, session.signal));
}

/** The mesh of a variant as the old release installs it, and then the upgrade; the clusters are left without a mesh. */
async function qualifyVariant(upgrade: Upgrade, variant: VariantName, { stack, next }: Releases, session: Session): Promise<void> {
  const { folder, journal } = upgrade;
  const { asked } = journal;
  const begun = journal.variants[variant] !== undefined;
  const state = begun ? await takenUp(upgrade, session, () => standing(upgrade, variant, session)) : await standing(upgrade, variant, session);
  const clusters = attachClusters(state);
  const meter = new LossMeter(state, clusters, new Map([stack, next].map((release) => [release.tag, release.name])));
  const progressed: Progressed = journal.variants[variant] ?? { done: 0, phases: [], checkpoints: [] };
  journal.variants[variant] = progressed;
  writeJournal(folder, journal);
  const ground: Ground = { state, clusters, variant, releases: { old: stack, new: next }, meterNamespace: meter.namespace };
  if (!progressed.recorded) {
    await recordWalk(upgrade, ground, meter, progressed, session);
    // It is in the records now.
    delete progressed.meter;
    progressed.recorded = true;
    writeJournal(folder, journal);
  }
  await session.progress.step(`taking out the meter and the mesh (${variant})`, async () => {
    await meter.remove();
    // Of two revisions more is left than one installation makes.
    if (asked.strategy === 'canary') await uninstall({ state, plan: state.plan, stack: next, clusters, signal: session.signal });
    await takeOutMesh(state, session);
  });
  progressed.finished = true;
  writeJournal(folder, journal);
}

/** Goes all the way, or the rest of it, and writes what the meter recorded. */
async function recordWalk(upgrade: Upgrade, ground: Ground, meter: LossMeter, progressed: Progressed, session: Session): Promise<void> {
  const { folder, journal } = upgrade;
  const { asked } = journal;
  const { releases, clusters, variant } = ground;
  const save = () => {
    progressed.meter = meter.save();
    writeJournal(folder, journal);
  };
  const wanted = wantedIn(variant, asked.only);
  const steps = journey({ ...asked, wanted, names: { old: releases.old.name, new: releases.new.name }, clusters: clusters.map((cluster) => cluster.name) });
  const names = steps.map(({ name }) => name);
  if (progressed.steps && !isDeepStrictEqual(progressed.steps, names))
    throw new UsageError('the upgrade was begun by another version of the suite, with other steps', {
      where: folder,
      remedy: `go on with that version, or begin anew: ${anew(upgrade.name, asked)}`,
    });
  progressed.steps = names;
  const { meter: saved } = progressed;
  if (saved) {
    await takenUp(upgrade, session, () => restored(meter, saved, progressed, underway(folder, variant)));
    // Whoever is killed again finds the phase that was killed before.
    save();
  }
  await walk(
    {
      ...{
        ground,
        meter,
        progressed,
        save,
        note: (phase) => noteUnderway(folder, variant, phase),
        strategy: asked.strategy,
        rates: { across: asked.rate, beside: 5 },
        wanted,
        steps,
      },
      check: ({ name, of }) => decided(upgrade, variant, name, of, new Date(progressed.phases[0]?.from ?? asked.startedAt), session),
    },
    session,
  );
  writeRecords(folder, variant, { streams: [...meter.streams], phases: progressed.phases, ...meter.logged });
}

/** The environment with the old release's mesh in it, or as an interrupted upgrade left it. */
async function standing({ name, journal: { asked, variants } }: Upgrade, variant: VariantName, session: Session): Promise<Ground['state']> {
  const there = readEnvironment(name) as EnvironmentState;
  const begun = Boolean(variants[variant]);
  const state = begun ? there : await ensureVariant(there, variant, session);
  if (!state.plan) throw new EnvironmentError(`${name} is not an environment of ours: nothing is upgraded there`);
  if (begun) for (const cluster of attachClusters(state)) await removeSpecLeftovers(cluster, Object.values(state.namespaces));
  return { ...writeEnvironment({ ...state, broken: `the upgrade from ${asked.from} to ${asked.to}` }), plan: state.plan };
}

/** Decides requirements on the mesh as it stands. @param began since when nothing may have ended that nobody ended */
async function decided(
  { name, folder }: Upgrade,
  variant: VariantName,
  phase: string,
  wanted: readonly string[],
  began: Date,
  { signal }: Session,
): Promise<Checkpoint['requirements']> {
  const place = { folder: join(folder, `${variant}-${phase.replaceAll(' ', '-')}`), id: randomUUID(), began };
  const results = await runSpecs(name, variant, wanted, place, signal);
  // Copies of what is evidence already.
  rmSync(join(place.folder, 'test-results'), { recursive: true, force: true });
  return results.map(({ id, verdict, reason }) => ({ id, verdict, ...(reason ? { reason } : {}) }));
}

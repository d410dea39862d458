import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, EnvironmentError, exitCodes } from '../../fixtures/errors.ts';
import { attachClusters, ensureClusters, ensureVariant, healthTrouble, removeEnvironment, takeOutMesh } from '../../fixtures/lab/environment.ts';
import type { Stack } from '../../fixtures/lab/stack/types.ts';
import { type EnvironmentState, readEnvironment, staying, type VariantName, writeEnvironment } from '../../fixtures/lab/state.ts';
import { removeSpecLeftovers } from '../../fixtures/lab/sweep.ts';
import { uninstall } from '../../fixtures/lab/uninstall.ts';
import { loadRelease } from '../../fixtures/lab/upgrade.ts';
import { LossMeter } from '../../fixtures/meter/index.ts';
import { interrupted } from '../../reports/meter/account.ts';
import { upgradePage } from '../../reports/meter/page.ts';
import { upgradeTable } from '../../reports/meter/table.ts';
import { timeline } from '../../reports/meter/timeline.ts';
import type { Checkpoint, UpgradeOutcome, UpgradeReport } from '../../reports/meter/types.ts';
import { decideUpgrade } from '../../reports/meter/verdict.ts';
import type { MeterReading } from '../../reports/readings/meter.ts';
import { overall } from '../../reports/rules/verdict.ts';
import type { Verdict } from '../../reports/types.ts';
import { afterwards, codeOf, refuseSecrets } from '../decide.ts';
import { nameArgument, planOf, wantedIn } from '../options.ts';
import type { Prepared, Session } from '../session.ts';
import { runSpecs } from '../specs.ts';
import type { Ground } from './hands.ts';
import { type Journal, type Progressed, writeJournal } from './journal.ts';
import { journey } from './journey.ts';
import { walk } from './walk.ts';

/** An upgrade that is about to begin, or to go on. */
export interface Upgrade {
  /** Name of the environment. */
  name: string;
  /** Of its report. */
  folder: string;
  journal: Journal;
}

type Releases = Required<Pick<Prepared, 'engine' | 'stack' | 'next'>>;

/** Upgrades in each variant, on clusters that are taken up where they stand, and writes the report. */
export async function qualify(upgrade: Upgrade, releases: Releases, session: Session): Promise<number> {
  const { name, folder, journal } = upgrade;
  const { engine, stack, next } = releases;
  const { asked } = journal;
  // Who looks gives way to what is looked at: installers and specs take no time from the mesh and its callers.
  setPriority(10);
  mkdirSync(folder, { recursive: true });
  const named = nameArgument(name);
  const tidy = async () => {
    // There is nothing to be resumed any more: what is left is to be removed.
    session.goesOnBy = `npm run conformance -- down${named}`;
    rmSync(join(folder, 'journey.json'), { force: true });
    const { upgrade: _, ...state } = readEnvironment(name) ?? {};
    if (!('clusters' in state)) return;
    writeEnvironment(state as EnvironmentState);
    try {
      refuseSecrets(folder, state as EnvironmentState);
    } finally {
      if (!asked.keep) await removeEnvironment(name, engine, session);
    }
  };
  const resumed = Object.keys(journal.variants).length > 0;
  // Where it cannot be seen whether all stands it is left for another try.
  if (resumed) await stillStands(upgrade, releases, session);
  try {
    if (!resumed) await stand(upgrade, releases, session);
    session.goesOnBy = `npm run conformance -- upgrade --resume${named}`;
    for (const variant of asked.variants) if (!journal.variants[variant]?.finished) await qualifyVariant(upgrade, variant, releases, session);
  } catch (error) {
    // What was interrupted can be resumed; what failed cannot.
    if (!session.signal.aborted) {
      // A verdict that was reached stands, the other variant's or this one's, and is not hidden by what failed after it.
      const recorded = Object.values(journal.variants).some((variant) => variant.recorded);
      const code = await afterwards(recorded ? codeOf[writeReport(upgrade, stack, next)] : exitCodes.inconclusive, tidy, session);
      if (code === exitCodes.nonConformant) {
        process.stderr.write(`${describe(error)}\n`);
        return code;
      }
    }
    throw error;
  }
  return afterwards(codeOf[writeReport(upgrade, stack, next)], tidy, session);
}

/** Writes what the variants came to that are recorded, tells it, and returns the verdict. */
function writeReport(upgrade: Upgrade, from: Stack, to: Releases['next']): Verdict {
  const { folder } = upgrade;
  const report = reportOf(upgrade, from, to);
  const page = join(folder, 'upgrade.html');
  writeFileSync(join(folder, 'upgrade.json'), JSON.stringify(report, null, 2));
  const pictures = report.outcomes.map(({ variant }) => timeline(`${variant}: ${from.name} to ${to.name}`, recordsOf(folder, variant)));
  for (const [index, { variant }] of report.outcomes.entries()) writeFileSync(join(folder, `timeline-${variant}.svg`), pictures[index] ?? '');
  writeFileSync(page, upgradePage(report, pictures));
  process.stdout.write(upgradeTable(report, page));
  return report.verdict;
}

/** @throws EnvironmentError where the clusters of an interrupted upgrade are not as they were */
async function stillStands({ name }: Upgrade, { engine }: Releases, session: Session): Promise<void> {
  const there = readEnvironment(name);
  const trouble = there ? await healthTrouble(there, engine, session.signal) : 'the environment is gone';
  if (trouble) throw new EnvironmentError(`the upgrade cannot go on: ${trouble}`, { remedy: 'try again, or leave --resume out: the upgrade begins anew' });
}

/** Makes the clusters ready. */
async function stand({ name, folder, journal }: Upgrade, { engine, stack, next }: Releases, session: Session): Promise<void> {
  const bare = await ensureClusters(planOf({ name, stack: stack.name }, stack.name), stack, engine, session);
  writeEnvironment({ ...staying(bare, journal.asked.keep), upgrade: folder });
  writeJournal(folder, journal);
  await session.progress.step(`images of ${next.name} into the nodes`, () => loadRelease(next, engine, bare, session.signal));
}

const recordsFile = (variant: string): string => `records-${variant}.json.gz`;
const recordsOf = (folder: string, variant: string): MeterReading => JSON.parse(gunzipSync(readFileSync(join(folder, recordsFile(variant)))).toString('utf8')) as MeterReading;

function reportOf({ folder, journal: { asked, variants } }: Upgrade, from: Stack, to: Releases['next']): UpgradeReport {
  const outcomes = asked.variants.flatMap((variant): UpgradeOutcome[] => {
    const { checkpoints, stopped, recorded } = variants[variant] ?? {};
    if (!checkpoints || !recorded) return [];
    return [
      decideUpgrade({
        ...{ variant, checkpoints, limits: asked.limits, reading: recordsOf(folder, variant) },
        ...{ releases: [from.name, to.name], records: [recordsFile(variant)] },
        ...(stopped ? { stopped } : {}),
      }),
    ];
  });
  return {
    schema: 1,
    from: from.name,
    to: to.name,
    strategy: `${asked.strategy === 'in-place' ? 'in place' : 'canary'}${asked.rollback ? ', and back from half-way and from the end' : ''}`,
    startedAt: asked.startedAt,
    endedAt: new Date().toISOString(),
    // A variant that came to no end is none that held.
    verdict: overall([...outcomes.map(({ verdict }) => verdict), ...(outcomes.length < asked.variants.length ? (['inconclusive'] as const) : [])]),
    limits: asked.limits,
    versions: { from: from.versions, to: to.versions },
    outcomes,
  };
}

/** The mesh of a variant as the old release installs it, and then the upgrade; the clusters are left without a mesh. */
async function qualifyVariant(upgrade: Upgrade, variant: VariantName, { stack, next }: Releases, session: Session): Promise<void> {
  const { folder, journal } = upgrade;
  const { asked } = journal;
  const state = await standing(upgrade, variant, session);
  const clusters = attachClusters(state);
  const meter = new LossMeter(state, clusters, new Map([stack, next].map((release) => [release.tag, release.name])));
  const progressed: Progressed = journal.variants[variant] ?? { done: 0, phases: [], checkpoints: [] };
  journal.variants[variant] = progressed;
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
  if (progressed.meter) await meter.restore(progressed.meter);
  const last = progressed.phases.at(-1);
  // Where nobody calls any more nothing was interrupted that is measured.
  if (last && meter.calling.length > 0) progressed.phases.push({ name: interrupted, from: last.to, to: new Date().toISOString(), serving: await meter.serving() });
  const wanted = wantedIn(variant, asked.only);
  await walk(
    {
      ...{ ground, meter, progressed, save, strategy: asked.strategy, rates: { across: asked.rate, beside: 5 } },
      ...{ wanted, steps: journey({ ...asked, wanted, names: { old: releases.old.name, new: releases.new.name }, clusters: clusters.map((cluster) => cluster.name) }) },
      check: ({ name, of }) => decided(upgrade, variant, name, of, session),
    },
    session,
  );
  const reading: MeterReading = { streams: [...meter.streams], phases: progressed.phases, failures: [...meter.failures] };
  writeFileSync(join(folder, recordsFile(variant)), gzipSync(JSON.stringify(reading)));
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

/** Decides requirements on the mesh as it stands. */
async function decided({ name, folder }: Upgrade, variant: VariantName, phase: string, wanted: readonly string[], { signal }: Session): Promise<Checkpoint['requirements']> {
  const place = { folder: join(folder, `${variant}-${phase.replaceAll(' ', '-')}`), id: randomUUID() };
  const results = await runSpecs(name, variant, wanted, place, signal);
  // Copies of what is evidence already.
  rmSync(join(place.folder, 'test-results'), { recursive: true, force: true });
  return results.map(({ id, verdict, reason }) => ({ id, verdict, ...(reason ? { reason } : {}) }));
}

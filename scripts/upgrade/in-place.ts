import { EnvironmentError } from '../../fixtures/errors.ts';
import type { Cluster } from '../../fixtures/kube/cluster.ts';
import { type Installer, installIstiod, installRemotes } from '../../fixtures/lab/istio.ts';
import type { LoadableRelease, Release } from '../../fixtures/lab/stack/types.ts';
import type { EnvironmentState, VariantName } from '../../fixtures/lab/state.ts';
import { restartPods } from '../../fixtures/lab/upgrade.ts';
import { together } from '../../fixtures/limit.ts';
import type { LossMeter, Rates } from '../../fixtures/meter/index.ts';
import { pause } from '../../fixtures/shell.ts';
import type { Checkpoint, Stop } from '../../reports/meter/types.ts';
import type { MeterPhase, MeterReading } from '../../reports/readings/meter.ts';
import type { Session } from '../session.ts';

/** What an upgrade is done with. */
export interface UpgradeWork {
  state: EnvironmentState & { plan: NonNullable<EnvironmentState['plan']> };
  clusters: readonly Cluster[];
  variant: VariantName;
  from: Release;
  to: LoadableRelease;
  /** Not installed yet. */
  meter: LossMeter;
  rates: Rates;
  /** Decides requirements on the mesh as it stands. */
  check: (after: string) => Promise<Checkpoint>;
}

/** What was seen of an upgrade. */
export interface Upgraded {
  reading: MeterReading;
  checkpoints: Checkpoint[];
  stopped?: Stop;
}

/** Calls a second below which a time without an answer of 50 ms is not seen. */
export const least = 20;

/** How long calls go on where nothing is done: as many as a cell wants, and some more. */
const calm = 15_000;

/**
 * Changes a mesh to another release in its place under load: the control plane, the remote part, and then the sidecars,
 * cluster by cluster, by restarting the pods. Callers of the old release go on to the end of it, and callers of the new
 * one begin as soon as there are any, so that every pair of releases meets in both directions.
 */
export async function upgradeInPlace(work: UpgradeWork, { progress, signal }: Session): Promise<Upgraded> {
  const { state, clusters, variant, from, to, meter, rates, check } = work;
  const [primary] = clusters as [Cluster, ...Cluster[]];
  const installer = (stack: Release): Installer => ({ state, plan: state.plan, stack, clusters, signal });
  const phases: MeterPhase[] = [];
  const checkpoints: Checkpoint[] = [];
  let current = '';

  const phase = async (name: string, action: () => Promise<unknown>): Promise<void> => {
    current = name;
    const begun = new Date().toISOString();
    const before = await meter.serving();
    try {
      await progress.step(`${name} (${variant})`, action);
    } finally {
      const after = await meter.serving().catch(() => before);
      const serving = Object.fromEntries(clusters.map((cluster) => [cluster.name, [...new Set([...(before[cluster.name] ?? []), ...(after[cluster.name] ?? [])])].sort()]));
      phases.push({ name, from: begun, to: new Date().toISOString(), serving });
    }
  };
  const checked = (after: string) =>
    phase(`core after ${after}`, async () => {
      checkpoints.push(await check(after));
    });
  /** Something that is the release's to do well; where it does not, that ends the upgrade. */
  const change = async (name: string, action: () => Promise<unknown>): Promise<void> => {
    try {
      await phase(name, action);
    } catch (error) {
      throw new NotDone((error as Error).message, { cause: error });
    }
  };
  const restarted = (cluster: Cluster) =>
    change(`sidecars of ${cluster.name}`, () =>
      together(
        () => restartPods(cluster, state.namespaces.mesh, undefined, signal),
        () => restartPods(cluster, meter.namespace, ['answering'], signal),
      ),
    );

  await progress.step(`the loss meter (${variant})`, () => meter.install());
  await meter.begin('before', rates);
  let stopped: Stop | undefined;
  try {
    await phase(`before, all of ${from.name}`, () => pause(calm, signal));
    await change(`control plane to ${to.name}`, () => installIstiod(installer(to), primary, variant));
    await change('remote part', () => installRemotes(installer(to)));
    await checked('the control plane');
    await change('callers of the new release begin', async () => {
      // Fewer: those of the old release go on beside them.
      await meter.begin('after', { across: Math.min(rates.across, least), beside: rates.beside });
      await pause(calm, signal);
    });
    for (const cluster of clusters) {
      await meter.keepFailuresOf(cluster);
      await restarted(cluster);
      await checked(`sidecars of ${cluster.name}`);
    }
    await phase('callers of the old release end', () => pause(calm, signal));
    await meter.end('before');
    await phase(`after, all of ${to.name}`, () => pause(calm, signal));
  } catch (error) {
    signal.throwIfAborted();
    // What was recorded until then counts, whoever is to blame.
    stopped = { phase: current, why: (error as Error).message, ofRelease: error instanceof NotDone };
    progress.note(`the upgrade stopped: ${stopped.why}`);
    await phase(`back to ${from.name}`, async () => {
      await installIstiod(installer(from), primary, variant);
      await installRemotes(installer(from));
    });
  }
  for (const name of [...meter.calling]) await meter.end(name);
  for (const cluster of clusters) await meter.keepFailuresOf(cluster);
  return { reading: { streams: [...meter.streams], phases, failures: [...meter.failures] }, checkpoints, ...(stopped ? { stopped } : {}) };
}

/** A change that the release did not do. */
class NotDone extends EnvironmentError {}

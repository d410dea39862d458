import type { Cluster } from '../../fixtures/kube/cluster.ts';
import { type Installer, installIstiod, installRemotes } from '../../fixtures/lab/istio.ts';
import { injectWith, makeDefault, revisionOf, takeOutRevision } from '../../fixtures/lab/revisions.ts';
import type { Release } from '../../fixtures/lab/stack/types.ts';
import type { EnvironmentState, VariantName } from '../../fixtures/lab/state.ts';
import { haveSidecarsOf, restartPods } from '../../fixtures/lab/upgrade.ts';
import { together } from '../../fixtures/limit.ts';
import type { Moved, Step, Strategy, Which } from './journey.ts';

/** What an upgrade works on. */
export interface Ground {
  state: EnvironmentState & { plan: NonNullable<EnvironmentState['plan']> };
  clusters: readonly Cluster[];
  variant: VariantName;
  releases: Record<Which, Release>;
  /** Namespace of the loss meter. */
  meterNamespace: string;
}

/** How the steps of a strategy are done; all of it can be done once more. */
export interface Hands {
  install: (what: Extract<Step, { do: 'install' }>['what'], of: Which) => Promise<void>;
  /** Makes the callers that are deployed next those of a release. */
  beforeCallers: (of: Which) => Promise<void>;
  move: (cluster: Cluster, namespaces: readonly Moved[], to: Which) => Promise<void>;
  takeOut: (of: Which) => Promise<void>;
}

const namespaceOf = ({ state, meterNamespace }: Ground, moved: Moved): string => (moved === 'samples' ? state.namespaces.mesh : meterNamespace);

/** The callers of the loss meter are never restarted: what a pod loses because it ends itself is not the mesh's. */
async function restart(ground: Ground, cluster: Cluster, namespaces: readonly Moved[], to: Which, signal: AbortSignal): Promise<void> {
  await together(...namespaces.map((moved) => () => restartPods(cluster, namespaceOf(ground, moved), moved === 'servers' ? ['answering'] : undefined, signal)));
  for (const moved of namespaces) await haveSidecarsOf(ground.releases[to], cluster, namespaceOf(ground, moved), moved === 'servers' ? 'app=answering' : '');
}

const installerOf = (ground: Ground, of: Which, signal: AbortSignal): Installer => ({
  state: ground.state,
  plan: ground.state.plan,
  stack: ground.releases[of],
  clusters: ground.clusters,
  signal,
});

const installPart = (installer: Installer, what: Parameters<Hands['install']>[0], variant: VariantName): Promise<void> =>
  what === 'control plane' ? installIstiod(installer, installer.clusters[0] as Cluster, variant) : installRemotes(installer);

/** One control plane, which is changed; pods get its sidecars when they are restarted. */
const inPlace = (ground: Ground, signal: AbortSignal): Hands => ({
  install: (what, of) => installPart(installerOf(ground, of, signal), what, ground.variant),
  beforeCallers: async () => {},
  move: (cluster, namespaces, to) => restart(ground, cluster, namespaces, to, signal),
  takeOut: async () => {
    throw new Error('in place there is one release, which is not taken out');
  },
});

/** Two control planes beside each other: the old release is the default, the new one a revision, which namespaces ask for by their label. */
function canary(ground: Ground, signal: AbortSignal): Hands {
  const revision = revisionOf(ground.releases.new);
  const nameOf = (which: Which) => (which === 'new' ? revision : undefined);
  const installer = (of: Which) => ({ ...installerOf(ground, of, signal), revision: nameOf(of) });
  const ask = (clusters: readonly Cluster[], namespace: string, which: Which) =>
    together(...clusters.map((cluster) => () => injectWith(cluster, namespace, nameOf(which)))).then(() => {});
  return {
    install: (what, of) => installPart(installer(of), what, ground.variant),
    beforeCallers: (of) => ask(ground.clusters, ground.meterNamespace, of),
    move: async (cluster, namespaces, to) => {
      for (const moved of namespaces) await ask([cluster], namespaceOf(ground, moved), to);
      await restart(ground, cluster, namespaces, to, signal);
    },
    takeOut: async (of) => {
      // Namespaces that ask for no revision are the other's from now on; with its own tools, which know what they made.
      if (of === 'old') await makeDefault({ ...installerOf(ground, 'new', signal), revision });
      await takeOutRevision(installer(of));
    },
  };
}

/** The hands of a strategy. */
export const handsOf = (strategy: Strategy, ground: Ground, signal: AbortSignal): Hands => (strategy === 'in-place' ? inPlace : canary)(ground, signal);

/** Brings all back to the old release after an upgrade that did not come to its end, whatever of it was done. */
export async function backToOld(strategy: Strategy, ground: Ground, done: readonly Step[], signal: AbortSignal): Promise<void> {
  const hands = handsOf(strategy, ground, signal);
  const outOf = (which: Which) => done.some((step) => step.do === 'take out' && step.of === which);
  if (strategy === 'in-place' || outOf('old')) for (const what of ['control plane', 'remote part'] as const) await hands.install(what, 'old');
  for (const cluster of ground.clusters) {
    const moved = done.flatMap((step) => (step.do === 'move' && step.cluster === cluster.name ? step.namespaces : []));
    if (moved.length > 0) await hands.move(cluster, [...new Set(moved)], 'old');
  }
  if (strategy === 'canary') await hands.beforeCallers('old').then(() => hands.takeOut('new'));
}

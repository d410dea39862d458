import type { Cluster } from '../../fixtures/kube/cluster.ts';
import { rootNamespace } from '../../fixtures/lab/names.ts';
import { unledRoots } from '../../fixtures/leases.ts';
import { until } from '../../fixtures/shell.ts';
import type { Session } from '../session.ts';

/** An istiod that was replaced has half a minute to end, leads in the remotes until then, and gives back none of that: another one waits some 40 s more. */
const patience = 120_000;

/**
 * Waits until the roots of new namespaces are written in every cluster by an istiod that stays. Where that does not come about
 * it says so and goes on: it is requirements that decide what becomes of new namespaces.
 */
export async function rootsAreLed(clusters: readonly Cluster[], { progress, signal }: Session): Promise<void> {
  const [primary] = clusters as [Cluster];
  const led = until(
    'an istiod that stays leads the writing of roots in every cluster',
    patience,
    async (because) => {
      const istiods = (await primary.pods(rootNamespace, 'app=istiod')).filter(({ ready }) => ready).map(({ name }) => name);
      const unled = await unledRoots(clusters, rootNamespace, istiods);
      return unled ? because(`in ${unled.cluster.name} ${unled.lease.holder || 'nobody'} does, until ${unled.lease.expires.toISOString()}`) : true;
    },
    { every: 1_000, signal },
  );
  await led.catch((error: Error) => {
    signal.throwIfAborted();
    progress.note(error.message);
  });
}

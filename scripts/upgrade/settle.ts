import { unledRoots } from '../../fixtures/leases.ts';
import type { Mesh } from '../../fixtures/mesh.ts';
import { pause } from '../../fixtures/shell.ts';
import type { Session } from '../session.ts';

/** An istiod that was replaced has half a minute to end, leads in the remotes until then, and gives back none of that: another one waits some 40 s more. */
const patience = 120_000;

/**
 * Waits until the roots of new namespaces are written in every cluster by an istiod that stays. Where that does not come about
 * it says so and goes on: it is requirements that decide what becomes of new namespaces.
 */
export async function rootsAreLed(mesh: Mesh, { progress, signal }: Session): Promise<void> {
  for (const end = performance.now() + patience; ; await pause(1_000, signal)) {
    const unled = await unledRoots(mesh);
    if (!unled) return;
    if (performance.now() < end) continue;
    const { cluster, lease } = unled;
    progress.note(
      `no istiod that stays has led the writing of roots in ${cluster.name} for ${patience / 1000} s: ${lease.holder || 'nobody'} does, until ${lease.expires.toISOString()}`,
    );
    return;
  }
}

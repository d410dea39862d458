import { rootNamespace } from '../fixtures/lab/istio.ts';
import { Mesh } from '../fixtures/mesh.ts';
import { until } from '../fixtures/shell.ts';
import type { Thing } from './tools.ts';
import type { Breakage, Patient } from './types.ts';

/** The secret by which istiod reads the remote. */
export const remoteSecret = ({ remote }: Patient) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: `istio-remote-secret-${remote.name}`, namespace: rootNamespace } });

/** Changes the one kubeconfig in a remote secret, and the key that it stands under. */
export function withKubeconfig(secret: Thing, change: (kubeconfig: string) => string, rename: (key: string) => string = (key) => key): Thing {
  const entries = Object.entries(secret.data as Record<string, string>);
  const data = entries.map(([key, value]) => [rename(key), Buffer.from(change(Buffer.from(value, 'base64').toString())).toString('base64')]);
  return { ...secret, data: Object.fromEntries(data) };
}

/** Waits until the sidecars of the samples, which wait longer and longer before they try again, have found the new istiod. */
async function proxiesAreBack(mesh: Mesh): Promise<void> {
  const pods = (await Promise.all(mesh.clusters.map((cluster) => cluster.pods(mesh.state.namespaces.mesh, '')))).flat();
  await until('the proxies are connected to the new istiod', 60_000, async () => {
    const [istiod] = await mesh.istiods();
    const connected = istiod ? await mesh.debug<{ proxy: string }[]>(istiod, 'debug/syncz') : [];
    return pods.every(({ name }) => connected.some(({ proxy }) => proxy.startsWith(`${name}.`))) ? true : undefined;
  });
}

/**
 * A breakage of the secret that is taken back with an istiod started anew: one of 2026-08 that saw the secret
 * change several times within a minute did not know the cluster any more.
 */
export const withNewIstiod = (breakage: Breakage): Breakage => ({
  async apply(patient) {
    const revert = await breakage.apply(patient);
    return async () => {
      await revert();
      const pods = await patient.primary.pods(rootNamespace, 'app=istiod');
      await patient.primary.remove(
        pods.map(({ name, namespace }) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace } })),
        1,
      );
      await patient.primary.rolledOut(rootNamespace, 60_000);
      await proxiesAreBack(new Mesh(patient.state, 'mtls'));
    };
  },
  isApplied: breakage.isApplied,
});

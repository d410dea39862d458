import { removing } from '../fixtures/breakage/objects.ts';
import { remoteSecret } from '../fixtures/breakage/remote-secret.ts';
import type { Breakage, Patient } from '../fixtures/breakage/types.ts';
import type { Pod } from '../fixtures/kube/cluster.ts';
import { NodeContainer } from '../fixtures/lab/container.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';

/** A firewall in the network namespace of a pod of istiod, as a network policy makes one; it is gone with the pod. */
async function firewall({ state, primary }: Patient, istiod: Pod, how: '--insert' | '--check'): Promise<boolean> {
  if (!state.engine) throw new Error('the nodes of this environment cannot be reached');
  const { hostname, port } = new URL(state.clusters[1]?.server ?? '');
  const rule = ['OUTPUT', '--destination', hostname, '--protocol', 'tcp', '--dport', port, '--jump', 'REJECT', '--reject-with', 'tcp-reset'];
  const container = await NodeContainer.of(state.engine, primary, istiod, 'discovery');
  return (await container.inItsNetwork(['iptables', how, ...rule], how === '--check' ? [1] : [])).exitCode === 0;
}

const istiods = ({ primary }: Patient): Promise<Pod[]> => primary.pods(rootNamespace, 'app=istiod');

/** One pod of istiod, and nobody else, does not reach the remote's API server. */
export const oneIstiodCutOff: Breakage = {
  async apply(patient) {
    const last = (await istiods(patient)).at(-1);
    if (!last) throw new Error(`there is no istiod in ${rootNamespace}`);
    await firewall(patient, last, '--insert');
    // What istiod has read already it keeps: only a cluster that it meets anew is missed.
    const revert = await removing(remoteSecret).apply(patient);
    await revert();
    return async () => {};
  },
  async isApplied(patient) {
    const each = await Promise.all((await istiods(patient)).map((istiod) => firewall(patient, istiod, '--check')));
    return each.filter(Boolean).length === 1;
  },
};

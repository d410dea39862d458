import { withNewIstiod } from '../fixtures/breakage/remote-secret.ts';
import type { Breakage, Patient } from '../fixtures/breakage/types.ts';
import { NodeContainer } from '../fixtures/lab/container.ts';
import { rootNamespace } from '../fixtures/lab/istio.ts';
import type { Mutant } from './types.ts';

/** In the network of istiod's own pod packets from the remote's API server are lost without a word: its watches stay open and say nothing. */
async function lose({ state, primary }: Patient, how: '--insert' | '--check'): Promise<boolean> {
  const [istiod] = await primary.pods(rootNamespace, 'app=istiod');
  if (!state.engine || !istiod) throw new Error('the nodes of this environment cannot be reached');
  const { hostname, port } = new URL(state.clusters[1]?.server ?? '');
  const container = await NodeContainer.of(state.engine, primary, istiod, 'discovery');
  const rule = ['INPUT', '--source', hostname, '--protocol', 'tcp', '--sport', port, '--jump', 'DROP'];
  return (await container.inItsNetwork(['iptables', how, ...rule], how === '--check' ? [1] : [])) === 0;
}

const cut: Breakage = {
  async apply(patient) {
    await lose(patient, '--insert');
    // It is gone with the pod.
    return async () => {};
  },
  isApplied: (patient) => lose(patient, '--check'),
};

export const watchCut: Mutant = {
  id: 'watch-cut',
  sentence: "istiod's watches of the remote are cut without a word, and it goes on calling that cluster synced",
  variants: ['plaintext'],
  requirement: 'MC-DS-080',
  link: 'istiod-current',
  unharmed: ['MC-TR-010'],
  ...withNewIstiod(cut),
};

import { removing } from '../fixtures/breakage/objects.ts';
import { remoteSecret, withDetachmentForgotten } from '../fixtures/breakage/remote-secret.ts';
import type { Breakage, Patient } from '../fixtures/breakage/types.ts';
import { NodeContainer } from '../fixtures/lab/container.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import type { Mutant } from './types.ts';

/** A firewall in the network namespace of istiod's own pod, as a network policy makes one; it is gone with the pod. */
async function firewall({ state, primary }: Patient, how: '--insert' | '--check'): Promise<boolean> {
  const [istiod] = await primary.pods(rootNamespace, 'app=istiod');
  if (!state.engine || !istiod) throw new Error('the nodes of this environment cannot be reached');
  const { hostname, port } = new URL(state.clusters[1]?.server ?? '');
  const rule = ['OUTPUT', '--destination', hostname, '--protocol', 'tcp', '--dport', port, '--jump', 'REJECT', '--reject-with', 'tcp-reset'];
  const container = await NodeContainer.of(state.engine, primary, istiod, 'discovery');
  return (await container.inItsNetwork(['iptables', how, ...rule], how === '--check' ? [1] : [])) === 0;
}

const cutOff: Breakage = {
  async apply(patient) {
    await firewall(patient, '--insert');
    // What istiod has read already it keeps: only a cluster that it meets anew is missed.
    const revert = await removing(remoteSecret).apply(patient);
    await revert();
    return async () => {};
  },
  isApplied: (patient) => firewall(patient, '--check'),
};

export const istiodCutOff: Mutant = {
  id: 'istiod-cut-off',
  sentence: "a network policy keeps istiod's pod, and nobody else, from the remote's API server",
  variants: ['mtls'],
  requirement: 'MC-DS-030',
  link: 'istiod-synced',
  unharmed: ['MC-PF-020'],
  ...withDetachmentForgotten(cutOff),
};

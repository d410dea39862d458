import { docker } from '../fixtures/lab/engine/docker.ts';
import { rootNamespace } from '../fixtures/lab/istio.ts';
import { remoteSecret, withNewIstiod } from './remote-secret.ts';
import { removing } from './tools.ts';
import type { Breakage, Mutant, Patient } from './types.ts';

/** A firewall in the network namespace of istiod's own pod, as a network policy makes one; it is gone with the pod. */
async function firewall({ state, primary }: Patient, how: '--insert' | '--check'): Promise<boolean> {
  const { engine } = state;
  const server = new URL(state.clusters[1]?.server ?? '');
  const [istiod] = await primary.pods(rootNamespace, 'app=istiod');
  if (!engine || !istiod) throw new Error('the nodes of this environment cannot be reached');
  const onNode = async (command: string[], accept: number[] = []) => docker(engine, ['exec', istiod.node, ...command], { accept });
  const { stdout: container } = await onNode(['crictl', 'ps', '--quiet', '--name', 'discovery', '--label', `io.kubernetes.pod.name=${istiod.name}`]);
  const { stdout: pid } = await onNode(['crictl', 'inspect', '--output', 'go-template', '--template', '{{.info.pid}}', container.trim()]);
  const rule = ['OUTPUT', '--destination', server.hostname, '--protocol', 'tcp', '--dport', server.port, '--jump', 'REJECT', '--reject-with', 'tcp-reset'];
  const { exitCode } = await onNode(['nsenter', `--net=/proc/${pid.trim()}/ns/net`, 'iptables', how, ...rule], how === '--check' ? [1] : []);
  return exitCode === 0;
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
  ...withNewIstiod(cutOff),
};

import { docker } from '../fixtures/lab/engine/docker.ts';
import type { Mutant, Patient } from './types.ts';

/** A firewall on the remote's first node that lets nobody from the primary's pods and nodes to the API server. */
const firewall = async ({ state }: Patient, how: '--insert' | '--delete' | '--check'): Promise<boolean> => {
  const [primary, remote] = state.clusters;
  if (!state.engine || !primary || !remote) throw new Error('the nodes of this environment cannot be reached');
  const sources = [primary.podSubnet, ...primary.nodes.map(({ address }) => address)].join(',');
  const rule = ['INPUT', '--source', sources, '--protocol', 'tcp', '--dport', '6443', '--jump', 'DROP'];
  const { exitCode } = await docker(state.engine, ['exec', remote.nodes[0]?.name ?? '', 'iptables', how, ...rule], { accept: how === '--check' ? [1] : [] });
  return exitCode === 0;
};

export const apiServerUnreachable: Mutant = {
  id: 'api-server-unreachable',
  sentence: "a firewall keeps istiod's cluster from the remote's API server",
  variants: ['mtls'],
  requirement: 'MC-PF-020',
  link: 'api-servers',
  unharmed: ['MC-TR-010'],
  async apply(patient) {
    await firewall(patient, '--insert');
    return async () => void (await firewall(patient, '--delete'));
  },
  isApplied: (patient) => firewall(patient, '--check'),
};

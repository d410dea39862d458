import { firewalled } from '../fixtures/breakage/firewall.ts';
import type { Breakage, Patient } from '../fixtures/breakage/types.ts';
import { NodeContainer } from '../fixtures/lab/container.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';

/** In the network of istiod's own pod: what stands goes on, and what anybody opens is lost. */
async function lose({ state, primary }: Patient, how: '--insert' | '--delete' | '--check'): Promise<boolean> {
  const [istiod] = await primary.pods(rootNamespace, 'app=istiod');
  if (!state.engine || !istiod) throw new Error('the nodes of this environment cannot be reached');
  const container = await NodeContainer.of(state.engine, primary, istiod, 'discovery');
  const rule = ['INPUT', '--protocol', 'tcp', '--dport', '15012', '--syn', '--jump', 'DROP'];
  return (await container.inItsNetwork(['iptables', how, ...rule], how === '--check' ? [1] : [])).exitCode === 0;
}

/** Proxies that have a connection to istiod keep it, and those that open one get no answer. */
export const istiodLetsNobodyIn: Breakage = {
  async apply(patient) {
    await lose(patient, '--insert');
    return async () => {
      await lose(patient, '--delete');
    };
  },
  isApplied: (patient) => lose(patient, '--check'),
};

/** The same for those of the remote alone, whichever pod istiod is: in the network of their nodes. */
export const remoteFindsNoIstiod: Breakage = firewalled(({ state }) =>
  (state.clusters[1]?.nodes ?? []).map(({ name }) => ({ node: name, chain: 'FORWARD', rule: ['--protocol', 'tcp', '--dport', '15012', '--syn', '--jump', 'DROP'] })),
);

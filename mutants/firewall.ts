import { docker } from '../fixtures/lab/engine/docker.ts';
import type { Breakage, Patient } from './types.ts';

/** Where a rule of iptables stands, and what follows the chain's name in it. */
interface Rule {
  node: string;
  chain: 'INPUT' | 'FORWARD';
  rule: string[];
}

async function iptables({ state }: Patient, how: '--insert' | '--delete' | '--check', { node, chain, rule }: Rule): Promise<boolean> {
  if (!state.engine) throw new Error('the nodes of this environment cannot be reached');
  const { exitCode } = await docker(state.engine, ['exec', node, 'iptables', how, chain, ...rule], { accept: how === '--check' ? [1] : [] });
  return exitCode === 0;
}

/** A firewall on nodes. */
export const firewalled = (rules: (patient: Patient) => Rule[]): Breakage => ({
  async apply(patient) {
    for (const rule of rules(patient)) await iptables(patient, '--insert', rule);
    return async () => {
      for (const rule of rules(patient)) await iptables(patient, '--delete', rule);
    };
  },
  isApplied: async (patient) => (await Promise.all(rules(patient).map((rule) => iptables(patient, '--check', rule)))).every(Boolean),
});

import type { NodeReading } from '../readings/clusters.ts';
import type { Judgement } from '../types.ts';

type NodeCall = NodeReading['calls'][number];

const tell = ({ from, to, status, answeredBy, error }: NodeCall): string => {
  const what = answeredBy ? `${answeredBy} answered` : status ? `status ${status}` : `no answer${error ? ` (${error})` : ''}`;
  return `${from.node} of ${from.cluster} to ${to.pod} (${to.address}) on ${to.node} of ${to.cluster}: ${what}`;
};

const arrived = ({ status, answeredBy, to }: NodeCall): boolean => status === 200 && answeredBy === to.pod;

/** From a pod on every node each pod on a node of another cluster was reached by its own address, and was the one to answer. */
export function nodesReachNodes({ nodes, calls }: NodeReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const asked = (from: NodeReading['nodes'][number], to: NodeReading['nodes'][number]): boolean =>
    calls.some((call) => call.from.cluster === from.cluster && call.from.node === from.node && call.to.cluster === to.cluster && call.to.node === to.node);
  const failed = calls.filter((call) => !arrived(call));
  const unasked = nodes.flatMap((from) => nodes.filter((to) => to.cluster !== from.cluster && !asked(from, to)).map((to) => `${from.node} did not ask ${to.node}`));
  const empty = clusters.filter((name) => !nodes.some(({ cluster }) => cluster === name)).map((name) => `${name} has no node`);
  const faults = [...failed.map(tell), ...unasked, ...empty];
  return {
    holds: clusters.length > 1 && faults.length === 0,
    wanted: `from each node of ${clusters.join(' and ')} an answer of the pod that was called on each node of the others`,
    seen:
      faults.length > 0
        ? `${faults.slice(0, 5).join('; ')}${faults.length > 5 ? `; and ${faults.length - 5} more` : ''}`
        : `${calls.length} of ${calls.length} calls answered, between ${nodes.length} nodes`,
  };
}

import type { CallSample } from '../readings/calls.ts';
import type { Judgement } from '../types.ts';

/** The sidecar's log has a line for every call, and its upstream address is the pod that answered, pods of all clusters among them. */
export function logNamesWhoAnswered({ calls }: CallSample, { clusters, count }: { clusters: readonly string[]; count: number }): Judgement {
  const logged = calls.filter(({ upstream }) => upstream);
  const agreeing = calls.filter(({ upstream, instance, cluster }) => instance !== undefined && upstream?.pod === instance && upstream.cluster === cluster);
  const seen = new Set(agreeing.map(({ cluster }) => cluster));
  return {
    holds: count > 0 && calls.length === count && agreeing.length === count && clusters.every((name) => seen.has(name)),
    wanted: `${count} of ${count} lines name the answering pod, pods of ${clusters.join(' and ')} among them`,
    seen: `${logged.length} lines, ${agreeing.length} of them name the answering pod; pods of ${[...seen].join(' and ') || 'no cluster'}`,
  };
}

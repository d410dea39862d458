import type { CallSample } from '../types.ts';
import type { Judgement } from './served.ts';

/** The sidecar's log has a line for every call, and its upstream address is the pod that answered. */
export function logNamesWhoAnswered(sample: CallSample, clusters: readonly string[]): Judgement {
  const { calls } = sample;
  const logged = calls.filter(({ upstream }) => upstream);
  const agreeing = calls.filter(({ upstream, instance, cluster }) => instance !== undefined && upstream?.pod === instance && upstream?.cluster === cluster);
  const seen = new Set(agreeing.map(({ cluster }) => cluster));
  return {
    holds: calls.length > 0 && agreeing.length === calls.length && clusters.every((name) => seen.has(name)),
    wanted: `${calls.length} of ${calls.length} lines name the answering pod, pods of ${clusters.join(' and ')} among them`,
    seen: `${logged.length} lines, ${agreeing.length} of them name the answering pod; pods of ${[...seen].join(' and ') || 'no cluster'}`,
  };
}

import type { CallSample, Server } from '../readings/calls.ts';
import type { Judgement } from '../types.ts';
import { confidenceOf, percent } from './arithmetic.ts';
import { every, succeeded, tell } from './served.ts';

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

/** Every call was answered at the first try, says the sidecar's log, by each of the servers some; of those that crossed to another cluster there are enough. */
export function triedOnce(sample: CallSample, { servers, count, crossing, leak }: { servers: readonly Server[]; count: number; crossing: number; leak: number }): Judgement {
  const { calls, from } = sample;
  const tried = calls.filter(({ upstream }) => upstream?.attempts !== undefined);
  const again = tried.filter(({ upstream }) => upstream?.attempts !== 1);
  const crossed = calls.filter(({ cluster }) => cluster !== undefined && cluster !== from.cluster);
  const answers = (server: Server) => calls.some(({ version, cluster }) => version === server.version && cluster === server.cluster);
  return {
    holds: every(sample, { count }, succeeded) && tried.length === count && again.length === 0 && servers.every(answers) && crossed.length >= crossing,
    wanted: `${count} of ${count} answered with 200 at the first try, some by ${servers.map(({ version, cluster }) => `${version} in ${cluster}`).join(' and ')}; ${crossing} or more from another cluster`,
    seen: `${tell(sample, { count })}; ${crossed.length} from another cluster; the log says of ${tried.length} how often they were tried: ${again.length} of them not once${again[0] ? `, the first at ${again[0].at} ${again[0].upstream?.attempts} times` : ''}`,
    confidence: `${percent(leak)} of calls that cross being tried again is excluded with ${percent(confidenceOf(crossed.length, leak))} confidence`,
  };
}

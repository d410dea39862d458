import type { AffinityReading, Server } from '../readings/calls.ts';
import type { Judgement } from '../types.ts';
import { every, succeeded } from './served.ts';

interface Parameters {
  /** Those that calls must have come from. */
  clusters: readonly string[];
  servers: readonly Server[];
  /** How many values of the header there are to be. */
  values: number;
  /** Calls of each caller with each value. */
  count: number;
}

/** All calls with one value of a header are answered by one pod, whoever makes them, and each server has some of the values. */
export function boundByHeader({ header, samples }: AffinityReading, { clusters, servers, values, count }: Parameters): Judgement {
  const found = Map.groupBy(samples, ({ headers = {} }) => headers[header] ?? '');
  const pods = [...found].map(([value, of]) => ({
    value,
    of,
    answered: [...new Set(of.flatMap(({ calls }) => calls.map(({ instance, version }) => `${instance} (${version})`)))],
  }));
  const whole = pods.filter(
    ({ of }) => clusters.every((name) => of.filter(({ from }) => from.cluster === name).length === 1) && of.every((sample) => every(sample, { count }, succeeded)),
  );
  const split = whole.filter(({ answered }) => answered.length !== 1);
  const of = ({ version, cluster }: Server) =>
    whole.filter(({ of: made }) => made.every(({ calls }) => calls.every((call) => call.version === version && call.cluster === cluster))).length;
  return {
    holds: clusters.length > 1 && servers.length > 1 && found.size === values && whole.length === values && split.length === 0 && servers.every((server) => of(server) > 0),
    wanted: `${values} values of the header ${header}, each answered ${count} times from ${clusters.join(' and ')} and always by one pod; some by ${servers.map(({ version }) => version).join(', some by ')}`,
    seen: [
      servers.map((server) => `${of(server)} × ${server.version} in ${server.cluster}`).join(', '),
      ...(whole.length < values ? [`${values - whole.length} were not answered by all that were to answer`] : []),
      ...split.slice(0, 4).map(({ value, answered }) => `${value}: ${answered.join(' and ')}`),
      ...(split.length > 0 ? [`${split.length} of ${values} were answered by more than one pod`] : []),
    ].join('; '),
    confidence: `one value that is not bound is answered by one pod with ${(2 ** (1 - count * clusters.length)).toExponential(0)}; ${values} that are leave one of ${servers.length} servers out with ${(servers.length * (1 - 1 / servers.length) ** values).toExponential(0)}`,
  };
}

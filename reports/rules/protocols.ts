import type { ProtocolReading } from '../readings/calls.ts';
import type { Judgement } from '../types.ts';

/** By which protocol the server says that it was asked, for each that a client speaks. */
const asked: Readonly<Record<string, string>> = { http: 'HTTP/1.1', http2: 'HTTP/2.0', grpc: 'GRPC', websocket: 'HTTP/1.1', tcp: 'TCP', 'server-first': 'TCP' };

type Wanted = { protocols: readonly string[]; clusters: readonly string[]; count: number; least: number };

/** What is wrong with the calls by one protocol, if anything. */
function fault(reading: ProtocolReading, name: string, { clusters, count, least }: Wanted): string | undefined {
  const found = reading.protocols.filter((one) => one.name === name);
  const [calls] = found;
  if (!calls || found.length > 1) return 'not tried once';
  if (calls.error) return calls.error;
  const good = calls.answers.filter(({ status, protocol }) => status === '200' && protocol === asked[name]);
  const times = (cluster: string) => good.filter((answer) => answer.cluster === cluster).length;
  if (calls.answers.length === count && good.length === count && clusters.every((cluster) => times(cluster) >= least)) return undefined;
  const others = new Set(calls.answers.filter((answer) => !good.includes(answer)).map(({ protocol, status }) => `${protocol ?? 'no protocol'} ${status ?? 'without a status'}`));
  return [...clusters.map((cluster) => `${times(cluster)} × ${cluster}`), ...others].join(', ');
}

/** By every protocol all calls were answered, by servers of all clusters, which were asked by that protocol. */
export function protocolsCross(reading: ProtocolReading, wanted: Wanted): Judgement {
  const { protocols, clusters, count, least } = wanted;
  const faults = protocols.flatMap((name) => {
    const wrong = fault(reading, name, wanted);
    return wrong ? [`${name}: ${wrong}`] : [];
  });
  return {
    holds: protocols.length > 0 && protocols.every((name) => asked[name]) && clusters.length > 0 && count > 0 && faults.length === 0,
    wanted: `by ${protocols.join(', ')}: ${count} of ${count} calls answered, by ${clusters.join(' and ')}, each at least ${least} times`,
    seen: faults.join('; ') || 'all that',
  };
}

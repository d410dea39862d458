import type { Packet } from '../types.ts';
import type { Judgement } from './served.ts';

const tell = (packets: readonly Packet[]): string => {
  const count = (kind: Packet['kind']) => packets.filter((packet) => packet.kind === kind).length;
  return `${packets.length} packets with a payload: ${count('tls')} TLS, ${count('text')} readable, ${count('other')} other`;
};

/** The packets that carry the marked request or its answer in clear. */
const inClear = (packets: readonly Packet[], marker: string) => packets.filter(({ start }) => start.includes(marker) || start.includes('Hello version'));

/** TLS records, and neither the marked request nor an answer in clear. */
export function encrypted(packets: readonly Packet[], marker: string): Judgement {
  const clear = inClear(packets, marker).length;
  return {
    holds: packets.some(({ kind }) => kind === 'tls') && clear === 0 && packets.every(({ kind }) => kind !== 'text'),
    wanted: 'TLS records only: neither the request nor the answer in clear',
    seen: `${tell(packets)}; ${clear} with the marked request or its answer in clear`,
  };
}

/** The marked request and the answer in clear, and no TLS. */
export function readable(packets: readonly Packet[], marker: string): Judgement {
  const request = packets.some(({ start }) => start.includes(marker));
  const answer = packets.some(({ start }) => start.includes('Hello version'));
  return {
    holds: request && answer && packets.every(({ kind }) => kind !== 'tls'),
    wanted: 'the marked request and its answer in clear, no TLS record',
    seen: `${tell(packets)}; the request is ${request ? '' : 'not '}readable, the answer is ${answer ? '' : 'not '}readable`,
  };
}

import type { Packet, WireReading } from '../readings/calls.ts';
import type { Judgement } from '../types.ts';

const tell = ({ packets }: WireReading): string => {
  const count = (kind: Packet['kind']) => packets.filter((packet) => packet.kind === kind).length;
  return `${packets.length} packets with a payload: ${count('tls')} TLS, ${count('text')} readable, ${count('other')} other`;
};

/** Whether a packet carries the marked request, or an answer, in clear. */
const answer = 'Hello version';

/** The calls that the other cluster answered went over the captured wire at all: the control of the two below. */
export function crossedTheWire({ answeredHere, packets }: WireReading): Judgement {
  return {
    holds: answeredHere > 0 && packets.length > 0,
    wanted: 'calls answered by this pod, and packets with a payload',
    seen: `${answeredHere} calls answered by it, ${packets.length} packets with a payload`,
  };
}

/** TLS records, and neither the marked request nor an answer in clear. */
export function encrypted(reading: WireReading): Judgement {
  const { packets, marker } = reading;
  const clear = packets.filter(({ start }) => start.includes(marker) || start.includes(answer)).length;
  return {
    holds: packets.some(({ kind }) => kind === 'tls') && clear === 0 && packets.every(({ kind }) => kind !== 'text'),
    wanted: 'TLS records only: neither the request nor the answer in clear',
    seen: `${tell(reading)}; ${clear} with the marked request or its answer in clear`,
  };
}

/** The marked request and the answer in clear, and no TLS. */
export function readable(reading: WireReading): Judgement {
  const { packets, marker } = reading;
  const request = packets.some(({ start }) => start.includes(marker));
  const answers = packets.some(({ start }) => start.includes(answer));
  return {
    holds: request && answers && packets.every(({ kind }) => kind !== 'tls'),
    wanted: 'the marked request and its answer in clear, no TLS record',
    seen: `${tell(reading)}; the request is ${request ? '' : 'not '}readable, the answer is ${answers ? '' : 'not '}readable`,
  };
}

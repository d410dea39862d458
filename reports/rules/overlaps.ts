import type { AddressReading, AddressUse } from '../readings/clusters.ts';
import type { Judgement } from '../types.ts';

/** The two 16-bit groups of an IPv4 address, as in the tail of an IPv6 one. */
const groupsOfV4 = (text: string): string[] => {
  const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number);
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
};

/** An address as a number; IPv4 ones stand apart from all of IPv6. */
function numberOf(address: string): { bits: 32 | 128; value: bigint } {
  if (!address.includes(':'))
    return {
      bits: 32,
      value: BigInt(
        `0x${groupsOfV4(address)
          .map((group) => group.padStart(4, '0'))
          .join('')}`,
      ),
    };
  const [head = '', tail] = address.split('::');
  const groups = (text: string) =>
    text
      .split(':')
      .filter(Boolean)
      .flatMap((group) => (group.includes('.') ? groupsOfV4(group) : [group]));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const between = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  return { bits: 128, value: BigInt(`0x${[...before, ...between, ...after].map((group) => group.padStart(4, '0')).join('')}`) };
}

/** First and last address of a range; an address alone is a range of one. */
function span(range: string): { bits: 32 | 128; first: bigint; last: bigint } {
  const [base = '', prefix] = range.split('/');
  const { bits, value } = numberOf(base);
  const size = 1n << BigInt(bits - Number(prefix ?? bits));
  const first = value - (value % size);
  return { bits, first, last: first + size - 1n };
}

/** Whether an address is one of a range. */
export function isIn(address: string, range: string): boolean {
  const [one, all] = [span(address), span(range)];
  return one.bits === all.bits && all.first <= one.first && one.first <= all.last;
}

/** Whether two uses may not share an address: of different clusters, or of one where services are; a node may be its only pod's, as where each pod has a machine of its own. */
const mustDiffer = (a: AddressUse, b: AddressUse): boolean => a.cluster !== b.cluster || (a.kind !== b.kind && [a.kind, b.kind].includes('services'));

/** The first two uses that share an address and must not. */
function firstOverlap(uses: readonly AddressUse[]): [AddressUse, AddressUse] | undefined {
  const spans = uses.map((use) => ({ use, ...span(use.range) })).sort((a, b) => a.bits - b.bits || (a.first < b.first ? -1 : a.first > b.first ? 1 : a.last > b.last ? -1 : 1));
  for (const [index, a] of spans.entries()) {
    for (let next = index + 1; next < spans.length; next += 1) {
      const b = spans[next] as (typeof spans)[number];
      if (b.bits !== a.bits || b.first > a.last) break;
      if (mustDiffer(a.use, b.use)) return [a.use, b.use];
    }
  }
  return undefined;
}

const byNode = ({ kind, by }: AddressUse): boolean => kind === 'pods' && by.startsWith('Node ');

/**
 * Ranges that nodes were given for their pods, and no pod of their cluster has an address of: its network gives them out by itself.
 */
const unusedOf = (uses: readonly AddressUse[]): AddressUse[] =>
  uses.filter((use) => {
    const own = uses.filter(({ cluster, kind }) => cluster === use.cluster && kind === 'pods');
    const pods = own.filter((other) => !byNode(other));
    return byNode(use) && pods.length > 0 && !own.some((range) => byNode(range) && pods.some((pod) => isIn(pod.range, range.range)));
  });

const tell = ({ cluster, kind, range, by }: AddressUse): string => `${range} for ${kind} of ${cluster} (${by})`;

/** No address is used twice, be it by two clusters or by pods and services of one, as far as the clusters tell. */
export function addressesAreDisjoint({ uses: read, unread }: AddressReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const unused = unusedOf(read);
  const uses = read.filter((use) => !unused.includes(use));
  const overlap = firstOverlap(uses);
  const unknown = clusters.flatMap((name) =>
    (['pods', 'services'] as const).filter((kind) => !uses.some((use) => use.cluster === name && use.kind === kind)).map((kind) => `${kind} of ${name}`),
  );
  const basis = [...new Set(uses.map(({ by }) => by.split(' ')[0] ?? by))].sort();
  return {
    holds: clusters.length > 1 && unknown.length === 0 && overlap === undefined,
    wanted: `pods and services of ${clusters.join(' and ')} without an address in common`,
    seen: [
      overlap ? `${tell(overlap[0])} and ${tell(overlap[1])} overlap` : `${uses.length} ranges and addresses, none in common`,
      ...(unknown.length > 0 ? [`nothing is known of ${unknown.join(', ')}`] : []),
      `read from ${basis.join(', ') || 'nothing'}`,
      ...(unused.length > 0 ? [`no pod has an address of what nodes were given: ${unused.map(tell).join(', ')}`] : []),
      ...(unread.length > 0 ? [`not readable: ${unread.join(', ')}`] : []),
    ].join('; '),
  };
}

import type { RangeReading } from '../readings/clusters.ts';
import type { Judgement } from '../types.ts';

/** First and last address of an IPv4 range as numbers; ranges are aligned blocks. */
function span(cidr: string): [first: number, last: number] {
  const [base = '', prefix = '32'] = cidr.split('/');
  const first = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return [first, first + 2 ** (32 - Number(prefix)) - 1];
}

/** Whether ranges together hold all of another. */
function hold(outer: readonly string[], inner: string): boolean {
  const [first, last] = span(inner);
  let next = first;
  for (const [from, to] of outer.map(span).sort(([a], [b]) => a - b)) if (from <= next && to >= next) next = to + 1;
  return next > last;
}

function meet(a: string, b: string): boolean {
  const [first, last] = span(a);
  const [from, to] = span(b);
  return first <= to && from <= last;
}

const ipv4 = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => /^\d+(\.\d+){3}(\/\d+)?$/.test(part));

/** What is taken (`*`, or ranges separated by commas) covers every cluster's pods and services, and none of what is left alone belongs to them. */
export function coversAll({ taken: { included, excluded }, ranges }: RangeReading): Judgement {
  const all = included.split(',').some((part) => part.trim() === '*');
  const missing = ranges.filter(({ cidr }) => !all && !hold(ipv4(included), cidr));
  const spared = ranges.filter(({ cidr }) => ipv4(excluded).some((part) => meet(part, cidr)));
  const list = (found: typeof ranges) => found.map(({ what, cidr }) => `${what} (${cidr})`).join(', ');
  return {
    holds: ranges.length > 0 && missing.length === 0 && spared.length === 0,
    wanted: `* or all of ${ranges.map(({ cidr }) => cidr).join(', ')}, and none of them excluded`,
    seen: [
      `${included || 'nothing'}${excluded ? `, without ${excluded}` : ''}`,
      ...(missing.length > 0 ? [`not covered: ${list(missing)}`] : []),
      ...(spared.length > 0 ? [`excluded: ${list(spared)}`] : []),
    ].join('; '),
  };
}

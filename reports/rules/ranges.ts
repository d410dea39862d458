import { BlockList } from 'node:net';
import type { Judgement } from './served.ts';

/** Whether one IPv4 range holds all of another; ranges are aligned blocks. */
function holds(outer: string, inner: string): boolean {
  const [base = '', prefix = '32'] = outer.split('/');
  const [innerBase = '', innerPrefix = '32'] = inner.split('/');
  if (Number(prefix) > Number(innerPrefix)) return false;
  const block = new BlockList();
  block.addSubnet(base, Number(prefix));
  return block.check(innerBase);
}

/** `*`, or ranges that together name every cluster's pods and services. */
export function coversAll(taken: string, ranges: readonly { what: string; cidr: string }[]): Judgement {
  const parts = taken
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const missing = ranges.filter(({ cidr }) => !parts.some((part) => part === '*' || holds(part, cidr)));
  return {
    holds: ranges.length > 0 && missing.length === 0,
    wanted: `* or all of ${ranges.map(({ cidr }) => cidr).join(', ')}`,
    seen: `${taken || 'nothing'}${missing.length > 0 ? `; not covered: ${missing.map(({ what, cidr }) => `${what} (${cidr})`).join(', ')}` : ''}`,
  };
}

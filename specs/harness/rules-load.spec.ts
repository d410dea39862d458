import { expect, test } from '@playwright/test';
import { movesPicture } from '../../reports/pictures/moves.ts';
import type { Call, LoadReading } from '../../reports/readings/calls.ts';
import type { ForeignReading, LeavingReading, Move, MovesReading, WatchReading } from '../../reports/readings/endpoints.ts';
import { quantile } from '../../reports/rules/follow.ts';
import { judge } from '../../reports/rules/index.ts';

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();
const call = (second: number, more: Partial<Call> = {}): Call => ({ at: at(second), requestId: 'x', status: 200, exit: 0, seconds: 0.01, ...more });
const lost = { status: 503 };

const from = { pod: 'sleep', cluster: 'primary', address: '10.10.0.5', mesh: true };
/** Ten seconds of calls, ten a second, while something is done after the third and the seventh. */
const load = (change: (second: number) => Partial<Call> = () => ({}), marks = [3, 7]): LoadReading => ({
  from,
  to: 'http://helloworld:5000/hello',
  calls: Array.from({ length: 100 }, (_, index) => call(index / 10, change(index / 10))),
  marks: marks.map((second) => ({ at: at(second), what: 'it was broken' })),
});

test('none lost: one failure, too few calls, or calls that do not span what was done fail', () => {
  const holds = (reading: LoadReading, least = 100) => judge('noneLost', reading, { least, apart: 4 }).holds;
  expect(holds(load())).toBe(true);
  expect(holds(load(), 101)).toBe(false);
  expect(holds(load((second) => (second === 5 ? lost : {})))).toBe(false);
  expect(holds(load((second) => (second === 5 ? { exit: 28, status: 0 } : {})))).toBe(false);
  expect(holds(load(() => ({}), []))).toBe(false);
  expect(holds(load(() => ({}), [3, 11]))).toBe(false);
  expect(holds(load(() => ({}), [-1, 7]))).toBe(false);
  expect(
    judge(
      'noneLost',
      load((second) => (second > 4 && second <= 5 ? lost : {})),
      { least: 1, apart: 4 },
    ).seen,
  ).toContain('the longest gap between answers 1100 ms');
});

test('calls that stood still for a while do not tell what became of it, and neither do those that were answered after as long', () => {
  const { calls, ...rest } = load();
  const without = (since: number, until: number): LoadReading => ({ ...rest, calls: calls.filter((_, index) => index / 10 < since || index / 10 >= until) });
  const judged = (reading: LoadReading, least = 50) => judge('noneLost', reading, { least, apart: 4 });
  expect(judged(without(4, 6))).toMatchObject({ holds: true });
  expect(judged(without(3.5, 8))).toMatchObject({ holds: false, seen: expect.stringContaining('for 4.6 s none went out') });
  expect(judge('lossBounded', without(3.5, 8), { least: 50, apart: 4, seconds: 2, most: 5, rate: 10 }).holds).toBe(false);
});

test('loss that is bounded: too much of it, or any at another time, fails', () => {
  const holds = (change: (second: number) => Partial<Call>, most = 5) => judge('lossBounded', load(change), { least: 100, apart: 4, seconds: 2, most, rate: 10 }).holds;
  expect(holds(() => ({}))).toBe(true);
  expect(holds((second) => (second >= 3 && second < 3.5 ? lost : {}))).toBe(true);
  expect(holds((second) => (second >= 3 && second < 3.7 ? lost : {}))).toBe(false);
  expect(holds((second) => (second === 6 ? lost : {}))).toBe(false);
  expect(holds((second) => (second === 2 ? lost : {}))).toBe(false);
  // It began before, and was not answered because of what was done.
  expect(holds((second) => (second === 2 ? { exit: 28, status: 0, seconds: 5 } : {}), 50)).toBe(true);
  // While it hung none went out: it counts for those that were due meanwhile.
  expect(holds((second) => (second === 2 ? { exit: 28, status: 0, seconds: 5 } : {}))).toBe(false);
  expect(holds((second) => (second === 3 ? { exit: 28, status: 0, seconds: 0.5 } : {}))).toBe(true);
});

const address = '10.20.0.9:5000';
const others = ['10.10.0.7:5000', '10.20.0.5:5000'];
const move = (kind: Move['kind'], second: number): Move => ({ kind, pod: 'helloworld-v2-new', cluster: 'remote', address, at: at(second) });
/** Ten readings a second, in which the address is there between two times. */
const watch = (cluster: string, since: number, until: number): MovesReading['watches'][number] => ({
  from: { pod: 'sleep', cluster },
  service: 'helloworld:5000',
  readings: Array.from({ length: 100 }, (_, index) => ({ at: at(index / 10), healthy: index / 10 >= since && index / 10 < until ? [...others, address] : others })),
});

test('moves: the last sidecar of the last cluster counts, and one that never knew fails', () => {
  const moves = [move('came', 2), move('left', 6)];
  const judged = (watches: MovesReading['watches'], made = moves) => judge('followedInTime', { moves: made, watches }, { clusters: ['primary', 'remote'], moves: 2, seconds: 1 });
  const both = (since: number, until: number) => [watch('primary', 2.1, 6.1), watch('remote', since, until)];
  expect(judged(both(2.5, 6.4))).toMatchObject({ holds: true, seen: '2 moves, 2 known; came: p50 0.50 s, p95 0.50 s; left: p50 0.40 s, p95 0.40 s' });
  expect(judged(both(1.5, 6.4)).holds).toBe(true);
  expect(judged(both(3.5, 6.4))).toMatchObject({ holds: false, seen: expect.stringContaining('helloworld-v2-new came: known after 1.50 s') });
  expect(judged(both(2.5, 99))).toMatchObject({ holds: false, seen: expect.stringContaining('helloworld-v2-new left: never known') });
  expect(judged([watch('primary', 2.1, 6.1)]).holds).toBe(false);
  expect(judged(both(2.5, 6.4), moves.slice(1)).holds).toBe(false);
  expect(judged([]).holds).toBe(false);
  expect(movesPicture({ moves, watches: both(2.5, 99) }, 10)).toContain('never known');
});

test('the value that a share does not exceed', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([1, 2, 3, 4], 0.95)).toBe(4);
  expect(quantile([], 0.5)).toBeNaN();
});

test('who left is not called: one late answer, a sidecar that never forgot, or a pod that was never called fails', () => {
  const { from: caller, to } = load();
  const judged = (calls: Call[], watched = watch('primary', 2, 6)) => {
    const reading: LeavingReading = { sample: { from: caller, to, calls }, moves: [move('came', 1), move('left', 5.5)], watch: watched };
    return judge('noneAfterItLeft', reading, { least: 2 }).holds;
  };
  const by = (second: number) => call(second, { instance: 'helloworld-v2-new' });
  expect(judged([by(5), by(5.8)])).toBe(true);
  expect(judged([by(5), by(6.2)])).toBe(true);
  expect(judged([by(5), by(6.4)])).toBe(false);
  expect(judged([by(5), call(6.4, { instance: 'another' })])).toBe(true);
  // Nobody answered there, and only the caller's sidecar knows where it went.
  const lostAt = (upstream: string) => call(6.4, { ...lost, upstream: { address: upstream, flags: 'UF' } });
  expect(judged([by(5), lostAt(address)])).toBe(false);
  expect(judged([by(5), lostAt(others[0] as string)])).toBe(true);
  expect(judged([by(5), by(5.4)], watch('primary', 2, 99))).toBe(false);
  expect(judged([call(5), call(6)])).toBe(false);
  expect(judged([by(5)])).toBe(false);
});

test('endpoints that stay: one reading without a pod, a gap, too short a time, or a cluster without a pod fails', () => {
  const pods = [
    { address: others[0] as string, cluster: 'primary', pod: 'a' },
    { address: others[1] as string, cluster: 'remote', pod: 'b' },
  ];
  const reading = (readings: WatchReading['readings'], of = pods): WatchReading => ({
    from: { pod: 'sleep', cluster: 'primary' },
    service: 'helloworld:5000',
    pods: of,
    readings,
    marks: [{ at: at(1), what: 'it was rotated' }],
  });
  const { readings } = watch('primary', 99, 99);
  const judged = (of: WatchReading) => judge('endpointsStayed', of, { clusters: ['primary', 'remote'], seconds: 8, apart: 1 });
  expect(judged(reading(readings)).holds).toBe(true);
  expect(judged(reading(readings.with(50, { at: at(5), healthy: others.slice(0, 1) })))).toMatchObject({
    holds: false,
    seen: expect.stringContaining('1 of them without b, the first at'),
  });
  expect(judged(reading(readings.slice(0, 80))).holds).toBe(false);
  expect(judged(reading(readings.slice(20))).holds).toBe(false);
  expect(judged(reading(readings.toSpliced(40, 15))).holds).toBe(false);
  expect(judged(reading(readings, pods.slice(0, 1))).holds).toBe(false);
  expect(judged({ ...reading(readings), marks: [] }).holds).toBe(false);
  expect(judged(reading([])).holds).toBe(false);
  // Through all that was done: it is the last of it that counts, and before the first it must have begun.
  const twice = { ...reading(readings), marks: [...reading(readings).marks, { at: at(6), what: 'and again' }] };
  const through = (of: WatchReading, seconds: number) => judge('endpointsStayedThrough', of, { clusters: ['primary', 'remote'], seconds, apart: 1 }).holds;
  expect(through(twice, 3)).toBe(true);
  expect(through(twice, 5)).toBe(false);
  expect(through({ ...twice, readings: readings.slice(20) }, 3)).toBe(false);
  expect(through({ ...twice, readings: readings.with(70, { at: at(7), healthy: others.slice(0, 1) }) }, 3)).toBe(false);
});

test('pods of another cluster: one endpoint is enough to know it, and nothing read is neither', () => {
  const reading = (...proxies: string[][]): ForeignReading => ({
    cluster: 'primary',
    other: 'remote',
    addresses: ['10.20.0.5'],
    proxies: proxies.map((addresses, index) => ({ pod: `p${index}`, endpoints: addresses.map((one) => ({ service: 'outbound|5000||helloworld', address: one })) })),
  });
  const own = '10.10.0.7:5000';
  const is = (rule: 'knowsNoPodOf' | 'knowsPodsOf', of: ForeignReading) => judge(rule, of, {}).holds;
  expect(is('knowsNoPodOf', reading([own], [own]))).toBe(true);
  expect(is('knowsPodsOf', reading([own], [own]))).toBe(false);
  expect(is('knowsNoPodOf', reading([own], [own, '10.20.0.5:53']))).toBe(false);
  expect(is('knowsPodsOf', reading([own], [own, '10.20.0.5:53']))).toBe(false);
  expect(is('knowsPodsOf', reading(['10.20.0.5:53']))).toBe(true);
  for (const nothing of [reading(), reading([]), { ...reading([own]), addresses: [] }]) expect(is('knowsNoPodOf', nothing) || is('knowsPodsOf', nothing)).toBe(false);
});

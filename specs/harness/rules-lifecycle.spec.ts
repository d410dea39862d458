import { expect, test } from '@playwright/test';
import { parseReadings } from '../../fixtures/endpoint-watch.ts';
import { parseCalls } from '../../fixtures/traffic.ts';
import { movesPicture } from '../../reports/pictures/moves.ts';
import type { Call, LoadReading } from '../../reports/readings/calls.ts';
import type { AdmissionReading } from '../../reports/readings/control-plane.ts';
import type { ForeignReading, LeavingReading, Move, MovesReading, WatchReading } from '../../reports/readings/endpoints.ts';
import { quantile } from '../../reports/rules/follow.ts';
import { judge } from '../../reports/rules/index.ts';
import { sampling } from '../../reports/rules/sampling.ts';

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
  const holds = (reading: LoadReading, least = 100) => judge('noneLost', reading, { least }).holds;
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
      { least: 1 },
    ).seen,
  ).toContain('the longest gap between answers 1100 ms');
});

test('loss that is bounded: too much of it, or any at another time, fails', () => {
  const holds = (change: (second: number) => Partial<Call>, most = 5) => judge('lossBounded', load(change), { least: 100, seconds: 2, most }).holds;
  expect(holds(() => ({}))).toBe(true);
  expect(holds((second) => (second >= 3 && second < 3.5 ? lost : {}))).toBe(true);
  expect(holds((second) => (second >= 3 && second < 3.7 ? lost : {}))).toBe(false);
  expect(holds((second) => (second === 6 ? lost : {}))).toBe(false);
  expect(holds((second) => (second === 2 ? lost : {}))).toBe(false);
  // It began before, and was not answered because of what was done.
  expect(holds((second) => (second === 2 ? { exit: 28, status: 0, seconds: 5 } : {}))).toBe(true);
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
  expect(judged([by(5), by(6.2)])).toBe(false);
  expect(judged([by(5), call(6.2, { instance: 'another' })])).toBe(true);
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

test('tokens and pods: only the wanted answer of the API server counts', () => {
  const token = (status: number) => ({ cluster: 'remote', account: 'reader', status });
  expect([200, 401, 403, 0].map((status) => judge('tokenTaken', token(status), {}).holds)).toEqual([true, false, false, false]);
  expect([200, 401, 403, 0].map((status) => judge('tokenRefused', token(status), {}).holds)).toEqual([false, true, false, false]);
  const pod = (status: number, containers: string[], error?: string): AdmissionReading => ({
    cluster: 'remote',
    namespace: 'app1',
    status,
    containers,
    ...(error ? { error } : {}),
  });
  const injected = pod(201, ['istio-proxy', 'sleep']);
  const bare = pod(201, ['sleep']);
  const refused = pod(500, [], 'failed calling webhook "namespace.sidecar-injector.istio.io": connection refused');
  const otherwise = pod(403, [], 'exceeded quota');
  const holds = (rule: 'admittedWithSidecar' | 'admittedWithout' | 'notAdmitted') => [injected, bare, refused, otherwise].map((reading) => judge(rule, reading, {}).holds);
  expect(holds('admittedWithSidecar')).toEqual([true, false, false, false]);
  expect(holds('admittedWithout')).toEqual([false, true, false, false]);
  expect(holds('notAdmitted')).toEqual([false, false, true, false]);
});

test('istiod: one proxy that is not connected to any of them fails', () => {
  const pods = [
    { pod: 'a', cluster: 'primary' },
    { pod: 'b', cluster: 'remote' },
  ];
  const connected = (...lists: string[][]) =>
    judge('everyProxyConnected', { istiods: lists.map((proxies, index) => ({ pod: `istiod-${index}`, proxies })), pods }, { clusters: ['primary', 'remote'] }).holds;
  expect(connected(['a', 'b'])).toBe(true);
  expect(connected(['a'], ['b'])).toBe(true);
  expect(connected(['a'])).toBe(false);
  expect(connected()).toBe(false);
});

test('what goes on in the background tells its times by how long the machine is up', () => {
  const output = ['# 1767225600.000000000 100.00', 'Hello version: v2, instance: p', '', '@101.50 = 1 200 0 0.5 ', '@104.00 = 1 000 28 0.25 Connection timed out'].join('\n');
  expect(parseCalls(output, 'id').map(({ at: time, seconds, exit }) => [time, seconds, exit])).toEqual([
    ['2026-01-01T00:00:01.000Z', 0.5, 0],
    ['2026-01-01T00:00:03.750Z', 0.25, 28],
  ]);
  const host = (ip: string, flags: string) => `outbound|5000||helloworld.app1.svc.cluster.local::${ip}:5000::health_flags::${flags}`;
  const readings = [
    '# 1767225600.000000000 100.00',
    host('10.20.0.5', 'healthy'),
    host('10.10.0.7', 'healthy'),
    host('10.10.0.8', '/failed_eds_health'),
    '@100.10 = 200',
    '@100.20 = 000',
    '@100.30 = 200',
  ].join('\n');
  expect(parseReadings(readings)).toEqual([
    { at: '2026-01-01T00:00:00.100Z', healthy: ['10.10.0.7:5000', '10.20.0.5:5000'] },
    { at: '2026-01-01T00:00:00.300Z', healthy: [] },
  ]);
});

test('istiod: one that is ready late, again or never, and another status fail', () => {
  const ready = (...list: [number | undefined, number][]) =>
    judge(
      'readyInTime',
      { pods: list.map(([second, restarts]) => ({ pod: 'istiod', startedAt: at(0), restarts, ...(second === undefined ? {} : { readyAt: at(second) }) })) },
      { seconds: 60 },
    ).holds;
  expect(ready([34, 0])).toBe(true);
  expect(ready([61, 0])).toBe(false);
  expect(ready([34, 1])).toBe(false);
  expect(ready([34, 0], [undefined, 0])).toBe(false);
  expect(ready()).toBe(false);
  const says = (primary: string, remote: string) =>
    judge(
      'saysTimeout',
      {
        istiods: [
          {
            pod: 'istiod',
            clusters: [
              { id: 'primary', status: primary },
              { id: 'remote', status: remote },
            ],
            proxies: [],
          },
        ],
      },
      { clusters: ['primary', 'remote'], unreachable: 'remote' },
    ).holds;
  expect(says('synced', 'timeout')).toBe(true);
  expect(says('synced', 'syncing')).toBe(false);
  expect(says('timeout', 'timeout')).toBe(false);
  expect(judge('saysTimeout', { istiods: [] }, { clusters: ['primary', 'remote'], unreachable: 'remote' }).holds).toBe(false);
});

test('joining: none that came, one that is not ready or connected, or one that was not refused fails', () => {
  const reading = (ready: boolean, connected: boolean, now: number) => ({ cluster: 'remote', proxies: [{ pod: 'sleep', ready, connected }], refused: { before: 2, now } });
  const none = { cluster: 'remote', proxies: [], refused: { before: 2, now: 3 } };
  expect(judge('proxiesJoined', reading(true, true, 2), {}).holds).toBe(true);
  expect(judge('proxiesJoined', reading(false, true, 2), {}).holds).toBe(false);
  expect(judge('proxiesJoined', none, {}).holds).toBe(false);
  expect(judge('proxiesRefused', reading(false, false, 3), {}).holds).toBe(true);
  expect(judge('proxiesRefused', reading(false, false, 2), {}).holds).toBe(false);
  expect(judge('proxiesRefused', reading(true, true, 3), {}).holds).toBe(false);
  expect(judge('proxiesRefused', none, {}).holds).toBe(false);
});

test('an installation: an object that is another, new or gone, another istiod and a cluster that was not read are noticed', () => {
  const clusters = ['a', 'b'];
  const objects = { 'a ConfigMap istio-system istio': '1', 'b Service istio-system istiod': '2' };
  const whole = { objects, istiods: ['istiod-1'] };
  const seen = (after: Partial<typeof whole>, before = whole) => judge('installationUnchanged', { before, after: { ...whole, ...after } }, { clusters });
  expect(seen({}).holds).toBe(true);
  expect(seen({ objects: { ...objects, 'a ConfigMap istio-system istio': '3' } })).toMatchObject({
    holds: false,
    seen: expect.stringContaining('a ConfigMap istio-system istio was changed'),
  });
  expect(seen({ objects: { ...objects, 'b Secret istio-system more': '4' } as typeof objects }).seen).toContain('b Secret istio-system more was added');
  expect(seen({ objects: { 'b Service istio-system istiod': '2' } as typeof objects }).seen).toMatch(/istio was removed.*nothing of a was read/);
  expect(seen({ istiods: ['istiod-2'] })).toMatchObject({ holds: false, seen: expect.stringContaining('istiod-1 is gone') });
  expect(seen({ istiods: [] }, { objects, istiods: [] }).holds).toBe(false);
});

test('leftovers: what is new, gone or another, and a cluster of which nothing was read, are noticed', () => {
  const clusters = ['a', 'b'];
  const before = { 'a Namespace default': '1', 'b Namespace default': '2' };
  const seen = (after: Record<string, string>) => judge('nothingLeft', { before, after }, { clusters });
  expect(seen(before).holds).toBe(true);
  expect(seen({ ...before, 'b ClusterRole istio-reader': '3' })).toMatchObject({ holds: false, seen: expect.stringContaining('b ClusterRole istio-reader was added') });
  expect(seen({ ...before, 'a Namespace default': '3' }).seen).toContain('a Namespace default was changed');
  expect(seen({ 'a Namespace default': '1' }).seen).toMatch(/b Namespace default was removed.*nothing of b was read/);
  expect(judge('nothingLeft', { before: {}, after: {} }, { clusters }).holds).toBe(false);
});

test('back in time: a pod that is late, one that is not back, and a node without pods are noticed', () => {
  const startedAt = '2026-01-01T00:00:00Z';
  const judged = (...pods: { pod: string; namespace: string; readyAt?: string }[]) => judge('backInTime', { nodes: [{ cluster: 'b', node: 'n', startedAt, pods }] }, sampling.back);
  const soon = { pod: 'one', namespace: 'app1', readyAt: '2026-01-01T00:00:50Z' };
  expect(judged(soon)).toMatchObject({ holds: true, seen: 'app1/one on n: ready after 50 s' });
  expect(judged(soon, { ...soon, pod: 'two', readyAt: '2026-01-01T00:03:01Z' }).holds).toBe(false);
  expect(judged(soon, { pod: 'two', namespace: 'app1' })).toMatchObject({ holds: false, seen: expect.stringContaining('app1/two on n: not ready') });
  expect(judged().holds).toBe(false);
  expect(judge('backInTime', { nodes: [] }, sampling.back).holds).toBe(false);
});

import { expect, test } from '@playwright/test';
import { parseReadings } from '../../fixtures/endpoint-watch.ts';
import { parseCalls } from '../../fixtures/traffic.ts';
import type { AdmissionReading } from '../../reports/readings/control-plane.ts';
import { judge } from '../../reports/rules/index.ts';
import { sampling } from '../../reports/rules/sampling.ts';

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();

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
  expect(seen({ istiods: ['istiod-2'] })).toMatchObject({ holds: false, seen: expect.stringContaining('istiod-1 is there no more') });
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

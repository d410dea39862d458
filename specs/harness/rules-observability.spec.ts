import { expect, test } from '@playwright/test';
import { parseMetrics } from '../../fixtures/istiod-metrics.ts';
import { endByItself, withThoseOfBefore } from '../../fixtures/processes.ts';
import type { RequestCountReading, TraceReading } from '../../reports/readings/calls.ts';
import type { ClusterMetricsReading, ConfigurationReading, ProcessReading } from '../../reports/readings/control-plane.ts';
import { judge } from '../../reports/rules/index.ts';
import { outcriesIn, rejectionsIn } from '../../reports/rules/processes.ts';

test('configuration: what is not taken a second later, was never sent or was rejected fails, on either word', () => {
  const taken = { sent: '1', acked: '1' };
  const state = (cluster: string, more: Partial<ConfigurationReading['after'][number]> = {}) => ({
    ...{ proxy: `sleep-${cluster}.app1`, cluster, sidecar: true, errors: [] as string[] },
    ...{ clusters: taken, listeners: taken, routes: taken, endpoints: taken },
    ...more,
  });
  const counter = (cluster: string) => ({ proxy: `sleep-${cluster}`, cluster, attempted: { before: 1, after: 2 }, rejected: { before: 3, after: 3 } });
  const whole: ConfigurationReading = { before: [state('a'), state('b')], after: [state('a'), state('b')], counters: [counter('a'), counter('b')] };
  const judged = (more: Partial<ConfigurationReading> = {}) => judge('proxiesTookAll', { ...whole, ...more }, { clusters: ['a', 'b'] });
  expect(judged()).toMatchObject({ holds: true, seen: "2 proxies that took all, 2 of them samples' whose own counters say so" });
  const late = state('b', { listeners: { sent: '2', acked: '1' } });
  expect(judged({ after: [state('a'), late] }).holds).toBe(true);
  expect(judged({ before: [state('a'), late], after: [state('a'), late] })).toMatchObject({ holds: false, seen: 'sleep-b.app1 in b: listeners not taken' });
  expect(judged({ after: [state('a'), state('b', { routes: { sent: '', acked: '' } })] }).seen).toContain('routes never sent');
  expect(judged({ after: [state('a'), state('b'), state('b', { proxy: 'gateway.other', sidecar: false, routes: { sent: '', acked: '' } })] }).holds).toBe(true);
  expect(judged({ after: [state('a'), state('b', { errors: ['script load error'] })] }).seen).toBe('sleep-b.app1 in b: rejected: script load error');
  expect(judged({ counters: [counter('a'), { ...counter('b'), rejected: { before: 3, after: 5 } }] }).seen).toBe('sleep-b in b counted 2 updates that it rejected');
  expect(judged({ after: [state('a')] }).seen).toBe('istiod does not know sleep-b in b');
  expect(judged({ counters: [counter('a')] }).holds).toBe(false);

  const counted = (more: Partial<ConfigurationReading> = {}) => judge('updatesAreCounted', { ...whole, ...more }, { clusters: ['a', 'b'] }).holds;
  expect(counted()).toBe(true);
  expect(counted({ counters: [counter('a'), { ...counter('b'), attempted: { before: 2, after: 2 } }] })).toBe(false);
  expect(counted({ counters: [counter('a')] })).toBe(false);
});

test('metrics of clusters: a count or a state that the page does not have, or a remote that is not synced, fails', () => {
  const gauges = (status: string) => ['synced', 'syncing', 'timeout', 'closed'].map((name) => ({ id: 'b', status: name, value: name === status ? 1 : 0 }));
  const istiod = {
    pod: 'istiod',
    managed: { local: 1, remote: 1 },
    gauges: gauges('synced'),
    page: ['a', 'b'].map((id) => ({ id, status: 'synced' })),
  };
  const judged = (...istiods: ClusterMetricsReading['istiods']) => judge('metricsAgree', { primary: 'a', istiods }, { clusters: ['a', 'b'] });
  expect(judged(istiod)).toMatchObject({ holds: true, seen: 'istiod: 1 local, 1 remote; b synced' });
  expect(judged({ ...istiod, gauges: gauges('closed') })).toMatchObject({
    holds: false,
    seen: 'istiod: metrics: b closed; page: b synced; istiod: b is not synced, say the metrics',
  });
  expect(judged({ ...istiod, managed: { local: 1, remote: 2 } }).seen).toBe('istiod: counts 1 local and 2 remote clusters, its page has 1 remotes');
  expect(judged({ ...istiod, managed: {} }).holds).toBe(false);
  expect(judged({ ...istiod, managed: { local: 1, remote: 0 }, gauges: [], page: istiod.page.slice(0, 1) }).holds).toBe(false);
  expect(judged({ ...istiod, gauges: [...istiod.gauges, { id: 'gone', status: 'synced', value: 1 }] }).holds).toBe(false);
  expect(judged(istiod, { ...istiod, gauges: gauges('timeout') }).holds).toBe(false);
  expect(judged().holds).toBe(false);
});

test('clusters are known for long where every istiod and every secret has been there for that long', () => {
  const at = (seconds: number) => new Date(seconds * 1000).toISOString();
  const judged = (istiods: number[], secrets: number[] = []) =>
    judge(
      'clustersKnownFor',
      {
        at: at(100),
        istiods: istiods.map((since, index) => ({ pod: `istiod-${index}`, startedAt: at(since) })),
        secrets: secrets.map((since, index) => ({ name: `secret-${index}`, changedAt: at(since) })),
      },
      { seconds: 60 },
    );
  expect(judged([40], [40])).toMatchObject({ holds: true, seen: 'istiod-0 has known its clusters for 60 s' });
  expect(judged([40]).holds).toBe(true);
  expect(judged([40, 41], [10]).holds).toBe(false);
  expect(judged([10], [10, 41])).toMatchObject({ holds: false, seen: 'istiod-0 has known its clusters for 59 s' });
  expect(judged([], [10]).holds).toBe(false);
});

test("samples are read from Prometheus' text, those that are wanted only", () => {
  const text = '# HELP x y\n# TYPE a gauge\na{cluster="b",status="synced"} 1\nother 3\na 2e+00\n';
  expect(parseMetrics(text, ['a'])).toEqual([
    { name: 'a', labels: { cluster: 'b', status: 'synced' }, value: 1 },
    { name: 'a', labels: {}, value: 2 },
  ]);
});

test('requests: one that a side did not count, counted as of an unknown cluster, or that nobody answered fails', () => {
  const pair = (source: string, destination: string, requests: number) => ({ source, destination, requests });
  const rows = [pair('a', 'a', 4), pair('a', 'b', 6)];
  const judged = (change: Partial<RequestCountReading> = {}) =>
    judge(
      'requestsAttributed',
      {
        from: { pod: 'sleep', cluster: 'a' },
        to: '',
        answered: [
          { cluster: 'a', calls: 4 },
          { cluster: 'b', calls: 6 },
        ],
        source: rows,
        destination: rows,
        ...change,
      },
      { clusters: ['a', 'b'], count: 10 },
    ).holds;
  expect(judged()).toBe(true);
  expect(judged({ destination: [...rows, pair('b', 'a', 3)] })).toBe(true);
  expect(judged({ source: [pair('a', 'a', 4), pair('a', 'unknown', 6)] })).toBe(false);
  expect(judged({ destination: [...rows, pair('unknown', 'b', 1)] })).toBe(false);
  expect(judged({ destination: [pair('a', 'a', 4), pair('a', 'b', 5)] })).toBe(false);
  expect(judged({ answered: [{ cluster: 'a', calls: 4 }] })).toBe(false);
  expect(judged({ source: [] })).toBe(false);
});

test('processes: one that ended since, one that cried out and a cluster without any are noticed; what ended before is not', () => {
  const since = '2026-11-25T10:00:00.000Z';
  const one = (cluster: string, more: Partial<ProcessReading['processes'][number]> = {}) => ({
    cluster,
    pod: 'sleep-1',
    container: 'istio-proxy',
    restarts: 0,
    outcries: [],
    rejections: [],
    ...more,
  });
  const seen = (...processes: ProcessReading['processes']) => judge('nothingCrashed', { processes }, { clusters: ['a', 'b'], since });
  const ended = (at: string) => ({ restarts: 1, ended: { at, exitCode: 137, reason: 'OOMKilled' } });
  expect(seen(one('a'), one('b')).holds).toBe(true);
  expect(seen(one('a'), one('b', ended('2026-11-25T09:59:59Z'))).holds).toBe(true);
  expect(seen(one('a'), one('b', ended('2026-11-25T10:00:00Z')))).toMatchObject({
    holds: false,
    seen: expect.stringContaining('istio-proxy of sleep-1 in b ended at 2026-11-25T10:00:00Z (OOMKilled, exit code 137)'),
  });
  expect(seen(one('a', { outcries: ['panic: oh'] }), one('b')).holds).toBe(false);
  expect(seen(one('a'))).toMatchObject({ holds: false, seen: expect.stringContaining('no process of b was seen') });
  expect(judge('nothingCrashed', { processes: [one('a')] }, { clusters: ['a'], since: 'yesterday' }).holds).toBe(false);
});

test('configuration: a line of a rejection, a cluster without processes and no istiod are noticed', () => {
  const since = '2026-11-25T10:00:00.000Z';
  const one = (cluster: string, container = 'istio-proxy', rejections: string[] = []) => ({ cluster, pod: 'a-pod', container, restarts: 0, outcries: [], rejections });
  const seen = (...processes: ProcessReading['processes']) => judge('nothingRejected', { processes }, { clusters: ['a', 'b'], since });
  expect(seen(one('a', 'discovery'), one('b'))).toMatchObject({ holds: true, seen: '2 processes, 0 rejections' });
  expect(seen(one('a', 'discovery', ['ADS:LDS: ACK ERROR']), one('b'))).toMatchObject({ holds: false, seen: expect.stringContaining('discovery of a-pod in a wrote') });
  expect(seen(one('a', 'discovery'))).toMatchObject({ holds: false, seen: expect.stringContaining('no process of b') });
  expect(seen(one('a'), one('b'))).toMatchObject({ holds: false, seen: expect.stringContaining('no istiod') });
});

test('rejections are found in what istiod and Envoy write, and not in what callers say', () => {
  const log = [
    '2026-11-25T10:00:00.000000Z\tinfo\tads\tADS: new delta connection for node:sleep',
    '{"path":"/gRPC config for x rejected: y"}',
    '2026-11-25T10:00:00.000000Z\twarn\tdelta\tADS:LDS: ACK ERROR sleep-1.mesh-4 Internal:Error adding listener',
    '2026-11-25T10:00:00.000000Z\twarning\tenvoy config\tdelta config for type.googleapis.com/envoy.config.listener.v3.Listener rejected: Error adding',
    '2026-11-25T10:00:00.000000Z\twarning\tenvoy config\tgRPC config for type.googleapis.com/envoy.config.listener.v3.Listener rejected: Error adding',
  ];
  const json = [
    '{"level":"warn","time":"2026-11-25T10:00:00.000000Z","scope":"delta","msg":"ADS:LDS: ACK ERROR sleep-1.mesh-4 Internal:Error adding listener"}',
    '{"msg":"delta config for type.googleapis.com/envoy.config.listener.v3.Listener rejected: no","level":"warning","time":"2026-11-25T10:00:00.000Z"}',
  ];
  const call = '{"path":"/delta config for x rejected: \\"msg\\":\\"","level":"x","start_time":"2026-11-25T10:00:00.000Z"}';
  expect(rejectionsIn([...json, call, '{"msg":"'].join('\n'), new Date('2026-11-25T10:00:00Z'))).toEqual(json);
  const secret = '2026-11-25T10:00:00.000000Z\twarning\tenvoy config\tdelta config for type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret rejected: no';
  expect(rejectionsIn([...log, secret].join('\n'), new Date('2026-11-25T10:00:00Z'))).toEqual(log.slice(2));
  expect(rejectionsIn(log.join('\n'), new Date('2026-11-25T10:00:00.001Z'))).toEqual([]);
});

test('outcries of Go programs and of Envoy are found in logs, and not what callers say', () => {
  const log = [
    '2026-11-25T10:00:00.000000Z\tinfo\tads\tno panic: all is well',
    '{"path":"/panic: goroutine 1 [running]"}',
    'panic: runtime error: invalid memory address',
    'goroutine 1 [running]:',
    '2026-11-25T10:00:00.000000Z\tcritical\tenvoy backtrace\tCaught Segmentation fault, suspect faulting address 0x0',
    'fatal error: concurrent map writes',
  ];
  expect(outcriesIn(log.join('\n'))).toEqual(log.slice(2));
});

test('traces: a side that is missing, another trace, another pod, an unanswered call and a cluster that answers none are noticed', () => {
  const call = (requestId: string, cluster: string) => ({ requestId, status: 200, instance: `helloworld-${cluster}`, cluster });
  const client = (requestId: string, more = {}) => ({ requestId, trace: `t${requestId}`, kind: 'CLIENT', pod: 'sleep-a', ...more });
  const server = (requestId: string, cluster: string, more = {}) => ({ requestId, trace: `t${requestId}`, kind: 'SERVER', pod: `helloworld-${cluster}`, ...more });
  const calls = [call('1', 'a'), call('2', 'b')];
  const spans = [client('1'), server('1', 'a'), client('2'), server('2', 'b')];
  const seen = (more: Partial<TraceReading>, parameters = { clusters: ['a', 'b'], count: 2 }) =>
    judge('tracedWhole', { from: { pod: 'sleep-a', cluster: 'a' }, target: 'http://helloworld:5000/hello', calls, spans, ...more }, parameters);
  expect(seen({}).holds).toBe(true);
  expect(seen({ spans: spans.slice(0, 3) })).toMatchObject({ holds: false, seen: "1 of 2 are whole; 2 with a span of the client's side, 1 of the server's" });
  expect(seen({ spans: [...spans.slice(0, 3), server('2', 'b', { trace: 'another' })] }).holds).toBe(false);
  expect(seen({ spans: [...spans.slice(0, 3), server('2', 'a')] }).holds).toBe(false);
  expect(seen({ spans: [client('1', { pod: 'sleep-b' }), ...spans.slice(1)] }).holds).toBe(false);
  expect(seen({ calls: [call('1', 'a'), { ...call('2', 'b'), status: 503 }] }).holds).toBe(false);
  expect(seen({ calls: [call('1', 'a')] }).holds).toBe(false);
  expect(seen({}, { clusters: ['a', 'b', 'c'], count: 2 })).toMatchObject({ holds: false, seen: expect.stringContaining('no answer from c') });
});

test('processes: what became of those that specs replaced is not forgotten, and what is there is told as it is now', () => {
  const one = (pod: string, more: Partial<ProcessReading['processes'][number]> = {}) => ({
    cluster: 'a',
    pod,
    container: 'istio-proxy',
    restarts: 0,
    outcries: [],
    rejections: [],
    ...more,
  });
  const before: ProcessReading = { processes: [one('replaced', { outcries: ['panic: it did'] }), one('stays', { rejections: ['first', 'second'] })] };
  const now: ProcessReading = { processes: [one('stays', { restarts: 1, rejections: ['second'] }), one('new'), one('replaced', { cluster: 'b' })] };
  expect(withThoseOfBefore(now, before).processes).toEqual([
    one('replaced', { outcries: ['panic: it did'] }),
    one('stays', { restarts: 1, rejections: ['first', 'second'] }),
    ...now.processes.slice(1),
  ]);
  expect(withThoseOfBefore(now, { processes: [] })).toEqual(now);
});

test('processes: one that was told to go did not end by itself, also where it had to be killed; before that it did', () => {
  const killed = { state: { terminated: { finishedAt: new Date('2026-01-01T00:00:31Z'), exitCode: 137, reason: 'Error' } } };
  const told = { deletionTimestamp: new Date('2026-01-01T00:00:30Z'), deletionGracePeriodSeconds: 30 };
  expect(endByItself(killed, told)).toBeUndefined();
  expect(endByItself(killed)).toEqual({ at: '2026-01-01T00:00:31.000Z', exitCode: 137, reason: 'Error' });
  const before = { lastState: { terminated: { finishedAt: new Date('2025-12-31T23:59:59Z'), exitCode: 2 } } };
  expect(endByItself(before, told)).toMatchObject({ exitCode: 2, reason: 'no reason given' });
  expect(endByItself({ state: {} }, told)).toBeUndefined();
});

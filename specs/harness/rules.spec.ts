import { expect, test } from '@playwright/test';
import type { Call, CallSample, Packet, PeerReading } from '../../reports/readings/calls.ts';
import type { IstiodReading } from '../../reports/readings/control-plane.ts';
import type { Endpoint, EndpointReading } from '../../reports/readings/endpoints.ts';
import { probabilityOfFewer } from '../../reports/rules/arithmetic.ts';
import { judge } from '../../reports/rules/index.ts';

const call = (more: Partial<Call>): Call => ({ at: '2026-01-01T00:00:00.000Z', requestId: 'x', status: 200, exit: 0, seconds: 0.01, ...more });
const sample = (...parts: [number, Partial<Call>][]): CallSample => ({
  from: { pod: 'sleep', cluster: 'primary', address: '10.10.0.5', mesh: true },
  to: 'http://helloworld:5000/hello',
  calls: parts.flatMap(([count, more]) => Array.from({ length: count }, () => call(more))),
});

const v1 = { version: 'v1', cluster: 'primary' };
const v2 = { version: 'v2', cluster: 'remote' };

test('only v2: one answer of v1, one failure, a call that was not made or no call at all is enough to fail', () => {
  const only = (...parts: Parameters<typeof sample>) => judge('servedOnlyBy', sample(...parts), { version: 'v2', count: 90, leak: 0.05 });
  expect(only([90, v2])).toEqual({
    holds: true,
    wanted: '90 of 90 answered by v2',
    seen: '90 × v2 in remote of 90',
    confidence: 'a leak of 5 % to another version is excluded with 99 % confidence',
  });
  expect(only([89, v2], [1, v1])).toEqual({ holds: false, wanted: '90 of 90 answered by v2', seen: '1 × v1 in primary, 89 × v2 in remote of 90' });
  expect(only([89, v2], [1, { status: 503 }]).holds).toBe(false);
  expect(only([89, v2])).toMatchObject({ holds: false, seen: '89 × v2 in remote of 89; the time was over before the other 1 of 90' });
  expect(only().holds).toBe(false);
});

test('both versions: a missing, starved, unexpected or misplaced one fails', () => {
  const parameters = { servers: [v1, v2], least: 18, count: 90 };
  const both = (first: number, second: number) => judge('servedByAll', sample([first, v1], [second, v2]), parameters).holds;
  expect(both(45, 45)).toBe(true);
  expect(both(18, 72)).toBe(true);
  expect(both(17, 73)).toBe(false);
  expect(both(0, 90)).toBe(false);
  expect(both(44, 45)).toBe(false);
  expect(judge('servedByAll', sample([44, v1], [45, v2], [1, { exit: 28, status: 0 }]), parameters).holds).toBe(false);
  expect(judge('servedByAll', sample([45, v1], [45, { version: 'v2', cluster: 'primary' }]), parameters).holds).toBe(false);
});

test('how improbable a false alarm is, is the binomial tail', () => {
  expect(probabilityOfFewer(1, 2, 0.5)).toBe(0.25);
  expect(probabilityOfFewer(2, 2, 0.5)).toBe(0.75);
  expect(probabilityOfFewer(18, 90, 0.5)).toBeCloseTo(9.7e-10, 11);
});

test('refused is a cut connection, not a time-out and not a missing name', () => {
  const size = { count: 20 };
  expect(judge('refused', sample([20, { exit: 56, status: 0 }]), size).holds).toBe(true);
  expect(judge('refused', sample([20, { exit: 28, status: 0 }]), size).holds).toBe(false);
  expect(judge('refused', sample([19, { exit: 56, status: 0 }], [1, v2]), size).holds).toBe(false);
  expect(judge('unresolved', sample([20, { exit: 6, status: 0 }]), size).holds).toBe(true);
  expect(judge('unresolved', sample([20, { exit: 7, status: 0 }]), size).holds).toBe(false);
  expect(judge('answered', sample([20, v1]), size).holds).toBe(true);
  expect(judge('answered', sample([19, v1], [1, { status: 503 }]), size).holds).toBe(false);
  // An address that a pod of the caller's own cluster has, too.
  expect(judge('answered', { ...sample([20, v1]), within: 'remote' }, size)).toMatchObject({ holds: false, wanted: expect.stringContaining('from remote') });
  expect(judge('answered', { ...sample([20, v2]), within: 'remote' }, size).holds).toBe(true);
});

test('endpoints: one too few, one too many, one twice, an unhealthy one or a cluster without a pod fails', () => {
  const readyPods = [
    { address: '10.10.0.7:5000', cluster: 'primary' },
    { address: '10.20.0.5:5000', cluster: 'remote' },
  ];
  const healthy = readyPods.map((pod) => ({ ...pod, health: 'HEALTHY' }));
  const exact = (endpoints: EndpointReading['endpoints'], pods: EndpointReading['readyPods'] = readyPods) =>
    judge('endpointsAreReadyPods', { service: 'helloworld', endpoints, readyPods: pods }, { clusters: ['primary', 'remote'] }).holds;
  expect(exact(healthy)).toBe(true);
  expect(exact(healthy.slice(1))).toBe(false);
  expect(exact([...healthy, ...healthy.slice(1)])).toBe(false);
  expect(exact([...healthy, { address: '10.9.0.1:5000', health: 'HEALTHY' }])).toBe(false);
  expect(exact(healthy.map((endpoint, index) => (index === 1 ? { ...endpoint, health: 'UNHEALTHY' } : endpoint)))).toBe(false);
  expect(exact(healthy.slice(1), readyPods.slice(1))).toBe(false);
  expect(exact([], [])).toBe(false);
});

test('none is lost: one failure, too many slow ones or too few that cross, or a silent server fails', () => {
  const parameters = { servers: [v1, v2], count: 300, crossing: 150, seconds: 1, share: 0.02 };
  const holds = (...parts: Parameters<typeof sample>) => judge('answeredInTime', sample(...parts), parameters).holds;
  expect(holds([150, v1], [150, v2])).toBe(true);
  expect(holds([150, v1], [147, v2], [3, { ...v2, seconds: 3 }])).toBe(true);
  expect(holds([150, v1], [146, v2], [4, { ...v2, seconds: 3 }])).toBe(false);
  expect(holds([150, v1], [149, v2], [1, { status: 503 }])).toBe(false);
  expect(holds([300, v1])).toBe(false);
  expect(holds([150, v1], [149, v2])).toBe(false);
  // Slow in the caller's own cluster is none that crosses.
  expect(holds([140, v1], [10, { ...v1, seconds: 3 }], [150, v2])).toBe(true);
  expect(holds([151, v1], [149, v2])).toBe(false);
});

test('at the first try: one call that was tried again, has no line, or failed, or too few that cross fail', () => {
  const parameters = { servers: [v1, v2], count: 300, crossing: 150, leak: 0.05 };
  const tried = (attempts?: number) => ({ upstream: { address: '10.20.0.5:5000', flags: '-', ...(attempts === undefined ? {} : { attempts }) } });
  const judged = (...parts: Parameters<typeof sample>) => judge('triedOnce', sample(...parts), parameters);
  const here = { ...v1, ...tried(1) };
  const there = { ...v2, ...tried(1) };
  expect(judged([150, here], [150, there])).toMatchObject({ holds: true, seen: expect.stringContaining('of 300 how often they were tried: 0 of them not once') });
  expect(judged([150, here], [149, there], [1, { ...v2, ...tried(2) }])).toMatchObject({
    holds: false,
    seen: expect.stringContaining('1 of them not once, the first at 2026-01-01T00:00:00.000Z 2 times'),
  });
  expect(judged([150, here], [149, there], [1, { ...v2, ...tried() }]).holds).toBe(false);
  expect(judged([150, here], [149, there], [1, v2]).holds).toBe(false);
  expect(judged([150, here], [149, there], [1, { status: 503, ...tried(1) }]).holds).toBe(false);
  expect(judged([151, here], [149, there]).holds).toBe(false);
  expect(judged([300, here]).holds).toBe(false);
});

test('istiods: a cluster that is not synced, unknown, strange or without a proxy fails, on any replica', () => {
  const istiod = {
    pod: 'istiod',
    clusters: ['primary', 'remote'].map((id) => ({ id, status: 'synced' })),
    proxies: ['primary', 'remote'].map((cluster) => ({ pod: 'sleep', cluster })),
  };
  const holds = (...istiods: (typeof istiod)[]) => judge('readsEveryCluster', { istiods }, { clusters: ['primary', 'remote'] }).holds;
  expect(holds(istiod)).toBe(true);
  expect(holds(istiod, { ...istiod, proxies: [] })).toBe(true);
  expect(holds(istiod, { ...istiod, clusters: istiod.clusters.slice(1) })).toBe(false);
  expect(holds({ ...istiod, clusters: istiod.clusters.map(({ id }) => ({ id, status: 'timeout' })) })).toBe(false);
  expect(holds({ ...istiod, clusters: [...istiod.clusters, { id: 'another', status: 'synced' }] })).toBe(false);
  expect(holds({ ...istiod, proxies: istiod.proxies.slice(1) })).toBe(false);
  expect(holds()).toBe(false);
});

test('API servers: who wants to know who asks has answered, silence has not', () => {
  const holds = (...statuses: number[]) => judge('serversAnswer', { probes: statuses.map((status) => ({ from: 'sleep', url: 'https://10.0.0.1:6443/readyz', status })) }, {}).holds;
  expect(holds(200, 401)).toBe(true);
  expect(holds(200, 0)).toBe(false);
  expect(holds(503)).toBe(false);
  expect(holds()).toBe(false);
});

test('istiod: a purpose that was not asked for, a cluster that was not asked, and silence fail', () => {
  const probe = (cluster: string, url: string, status: number): IstiodReading['probes'][number] => ({
    ...{ from: `sleep in ${cluster}`, cluster, url, status },
    purpose: url.includes('/inject') ? 'injection' : 'configuration',
  });
  const all = ['a', 'b'].flatMap((cluster) => [probe(cluster, 'https://istiod:15012/', 415), probe(cluster, 'https://istiod/inject', 400)]);
  const holds = (probes: IstiodReading['probes']) => judge('istiodAnswers', { probes }, { clusters: ['a', 'b'] }).holds;
  expect(holds(all)).toBe(true);
  expect(holds(all.slice(1))).toBe(false);
  expect(holds(all.slice(0, 2))).toBe(false);
  expect(holds(all.filter(({ url }) => url.endsWith('/inject')))).toBe(false);
  expect(holds(all.with(3, probe('b', 'https://istiod/inject', 0)))).toBe(false);
  // One cluster's API server is told a URL of its own, on another port.
  expect(holds(all.with(3, probe('b', 'https://istiod.example:15017/inject/cluster/b', 400)))).toBe(true);
  expect(holds(all.with(3, probe('b', 'https://istiod.example:15017/inject/cluster/b', 0)))).toBe(false);
  expect(holds([])).toBe(false);
});

test("a cluster's own: an endpoint of another cluster, none at all, or nothing to compare with fails", () => {
  const own = [{ address: '172.28.0.2:6443', cluster: 'primary' }];
  const judged = (endpoints: Endpoint[], of = own) => judge('endpointsAreItsOwn', { service: 'kubernetes', endpoints, own: of }, {}).holds;
  expect(judged(own)).toBe(true);
  expect(judged([...own, { address: '172.28.0.3:6443', cluster: 'remote' }])).toBe(false);
  expect(judged([{ address: '172.28.0.3:6443', cluster: 'remote' }])).toBe(false);
  expect(judged([])).toBe(false);
  expect(judged(own, [])).toBe(false);
});

test('the caller is known: an answered call that nobody, another or no line was logged for fails', () => {
  const identity = 'spiffe://cluster.local/ns/app1/sa/sleep';
  const made = (cluster: string, peer?: string | null) => ({ at: '', requestId: 'x', status: 200, cluster, ...(peer === undefined ? {} : { peer }) });
  const judged = (calls: PeerReading['calls'], count = calls.length, from: PeerReading['from'] = { pod: 'sleep', cluster: 'a', identity }) =>
    judge('callerIsKnown', { from, calls }, { clusters: ['a', 'b'], count });
  expect(judged([made('a'), made('b', identity)]).holds).toBe(true);
  expect(judged([made('a'), made('b', null)])).toMatchObject({ holds: false, seen: "2 calls, 1 answered by other clusters: 0 logged as the caller's, 1 as nobody" });
  expect(judged([made('a'), made('b', identity), made('b')]).seen).toContain('1 as no line');
  expect(judged([made('a'), made('b', 'spiffe://cluster.local/ns/app1/sa/other')]).holds).toBe(false);
  expect(judged([made('a')]).holds).toBe(false);
  expect(judged([made('b', identity)]).holds).toBe(false);
  // Who was turned away was not known, and nobody says by which cluster.
  expect(judged([made('a'), made('b', identity), { at: '', requestId: 'x', status: 503 }])).toMatchObject({
    holds: false,
    seen: expect.stringContaining('1 not answered with 200'),
  });
  expect(judged([made('a'), made('b', identity)], 3).holds).toBe(false);
  expect(judged([made('a'), made('b')], 2, { pod: 'sleep', cluster: 'a' }).holds).toBe(false);
});

test('the wire: readable and encrypted exclude each other, and nothing captured is neither', () => {
  const packet = (kind: Packet['kind'], start: string): Packet => ({ at: 0, from: 'a', to: 'b', bytes: start.length, kind, start });
  const clear = [packet('text', 'GET /hello?mark HTTP/1.1'), packet('text', 'HTTP/1.1 200 OK Hello version: v2')];
  const tls = [packet('tls', '....')];
  const is = (rule: 'encrypted' | 'readable' | 'crossedTheWire', packets: Packet[], answeredHere = 10) =>
    judge(rule, { server: { pod: 'p', cluster: 'remote', address: '10.20.0.5' }, marker: 'mark', answeredHere, packets }, {}).holds;
  expect(is('encrypted', tls)).toBe(true);
  expect(is('readable', tls)).toBe(false);
  expect(is('encrypted', clear)).toBe(false);
  expect(is('readable', clear)).toBe(true);
  expect(is('encrypted', [...tls, ...clear])).toBe(false);
  expect(is('readable', [...tls, ...clear])).toBe(false);
  expect(is('encrypted', []) || is('readable', []) || is('crossedTheWire', [])).toBe(false);
  expect(is('crossedTheWire', tls)).toBe(true);
  expect(is('crossedTheWire', tls, 0)).toBe(false);
});

test('ranges: a range that misses one cluster is named', () => {
  const wanted = [
    { what: 'pods of primary', cidr: '10.10.0.0/16' },
    { what: 'pods of remote', cidr: '10.20.0.0/16' },
  ];
  const covers = (included: string, excluded = '') => judge('coversAll', { from: 'pod', taken: { included, excluded }, ranges: wanted }, {});
  expect(covers('*').holds).toBe(true);
  expect(covers('10.0.0.0/8').holds).toBe(true);
  expect(covers('10.10.0.0/16, 10.20.128.0/17,10.20.0.0/17').holds).toBe(true);
  expect(covers('10.10.0.0/16')).toMatchObject({ holds: false, seen: '10.10.0.0/16; not covered: pods of remote (10.20.0.0/16)' });
  expect(covers('10.10.0.0/16,10.20.0.0/17').holds).toBe(false);
  expect(covers('*', '10.20.3.0/24')).toMatchObject({ holds: false, seen: '*, without 10.20.3.0/24; excluded: pods of remote (10.20.0.0/16)' });
  expect(covers('*', '192.168.0.0/16').holds).toBe(true);
  expect(covers('').holds).toBe(false);
});

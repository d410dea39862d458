import { expect, test } from '@playwright/test';
import type { Caller } from '../../fixtures/caller.ts';
import { difference } from '../../fixtures/explain/in-force.ts';
import { takes } from '../../fixtures/explain/matching.ts';
import { sharesPicture } from '../../reports/pictures/shares.ts';
import type { Call, CallSample, ServerLogReading } from '../../reports/readings/calls.ts';
import { acceptance, interval, probabilityBetween } from '../../reports/rules/binomial.ts';
import { judge } from '../../reports/rules/index.ts';
import { sampling } from '../../reports/rules/sampling.ts';

const call = (more: Partial<Call>): Call => ({ at: '2026-01-01T00:00:00.000Z', requestId: 'x', status: 200, exit: 0, seconds: 0.01, ...more });
const sample = (...parts: [number, Partial<Call>][]): CallSample => ({
  from: { pod: 'sleep-abc-de', cluster: 'primary', address: '10.10.0.5', mesh: true },
  to: 'http://helloworld:5000/hello',
  calls: parts.flatMap(([count, more]) => Array.from({ length: count }, () => call(more))),
});

const v1 = { version: 'v1', cluster: 'primary' };
const v2 = { version: 'v2', cluster: 'remote' };

test('counts of draws are exact: what is accepted leaves out no more than is said, and one more would', () => {
  expect(probabilityBetween(0, 0, 2, 0.5)).toBeCloseTo(0.25, 12);
  expect(probabilityBetween(0, 17, 90, 0.5)).toBeCloseTo(9.7e-10, 11);
  expect(probabilityBetween(0, 450, 450, 0.2)).toBeCloseTo(1, 9);
  const { least, most } = acceptance(450, 0.8, 5e-7);
  expect({ least, most }).toEqual({ least: 315, most: 400 });
  expect(probabilityBetween(0, least - 1, 450, 0.8)).toBeLessThanOrEqual(2.5e-7);
  expect(probabilityBetween(0, least, 450, 0.8)).toBeGreaterThan(2.5e-7);
  expect(probabilityBetween(most + 1, 450, 450, 0.8)).toBeLessThanOrEqual(2.5e-7);
  expect(probabilityBetween(most, 450, 450, 0.8)).toBeGreaterThan(2.5e-7);
});

test('the interval of a share is that of Clopper and Pearson', () => {
  const { from, to } = interval(8, 10, 0.95);
  expect([from, to].map((share) => share.toFixed(4))).toEqual(['0.4439', '0.9748']);
  expect(interval(0, 10, 0.95)).toMatchObject({ from: 0, to: expect.closeTo(0.3085, 4) });
  expect(interval(10, 10, 0.95)).toMatchObject({ from: expect.closeTo(0.6915, 4), to: 1 });
});

test('weights: a share that is too far off, a stranger, a failure or a call too few fails', () => {
  const parameters = {
    weights: [
      { version: 'v1', weight: 80 },
      { version: 'v2', weight: 20 },
    ],
    ...sampling.weighted,
  };
  const judged = (...parts: Parameters<typeof sample>) => judge('sharedAsWeighted', sample(...parts), parameters);
  expect(judged([360, v1], [90, v2])).toEqual({
    holds: true,
    wanted: 'all 450 answered, 80 % by v1 (315 to 400), 20 % by v2 (50 to 135)',
    seen: '360 × v1 in primary, 90 × v2 in remote of 450; v1 80 % (74.7 % to 84.6 % with 99 % confidence), v2 20 % (15.4 % to 25.3 % with 99 % confidence)',
    confidence:
      'calls that are drawn by these weights miss them with probability 1e-6 at most; a share that is 15 points off is noticed with 98.5 %, an even one with more than 99.99 %',
  });
  expect(judged([315, v1], [135, v2]).holds).toBe(true);
  expect(judged([314, v1], [136, v2]).holds).toBe(false);
  expect(judged([401, v1], [49, v2]).holds).toBe(false);
  expect(judged([225, v1], [225, v2]).holds).toBe(false);
  expect(judged([450, v1]).holds).toBe(false);
  expect(judged([360, v1], [89, v2], [1, { status: 503 }]).holds).toBe(false);
  expect(judged([360, v1], [89, v2], [1, { version: 'v3', cluster: 'primary' }]).holds).toBe(false);
  expect(judged([360, v1], [89, v2]).holds).toBe(false);
  expect(judged().holds).toBe(false);
  expect(sharesPicture(sample([225, v1], [225, v2]), parameters)).toContain('wanted 80 %, seen 50 %');
});

test('in a cluster: an answer from elsewhere, from nobody known, or none fails', () => {
  const judged = (within: string[], ...parts: Parameters<typeof sample>) => judge('servedOnlyIn', sample(...parts), { within, ...sampling.exclusive }).holds;
  expect(judged(['remote'], [90, v2])).toBe(true);
  expect(judged(['primary', 'remote'], [45, v1], [45, v2])).toBe(true);
  expect(judged(['remote'], [89, v2], [1, v1])).toBe(false);
  expect(judged(['remote'], [89, v2], [1, { version: 'v2' }])).toBe(false);
  expect(judged(['remote'], [89, v2], [1, { ...v2, status: 503 }])).toBe(false);
  expect(judged(['remote'], [89, v2])).toBe(false);
  expect(judged([], [90, v2])).toBe(false);
});

test('a status: another one, or no answer at all, fails', () => {
  const judged = (...parts: Parameters<typeof sample>) => judge('answeredOnlyWith', sample(...parts), { status: 503, ...sampling.exclusive }).holds;
  expect(judged([90, { status: 503 }])).toBe(true);
  expect(judged([89, { status: 503 }], [1, v1])).toBe(false);
  expect(judged([89, { status: 503 }], [1, { status: 0, exit: 28 }])).toBe(false);
  expect(judged([89, { status: 503 }])).toBe(false);
  expect(judged()).toBe(false);
});

test('delayed: one that comes too soon, too many that come late, or a failure fails', () => {
  const judged = (...parts: Parameters<typeof sample>) => judge('answeredAfter', sample(...parts), { least: 0.25, most: 1.25, ...sampling.delayed }).holds;
  const slow = { ...v1, seconds: 0.26 };
  expect(judged([20, slow])).toBe(true);
  expect(judged([10, slow], [10, { ...v1, seconds: 2 }])).toBe(true);
  expect(judged([9, slow], [11, { ...v1, seconds: 2 }])).toBe(false);
  expect(judged([19, slow], [1, { ...v1, seconds: 0.01 }])).toBe(false);
  expect(judged([19, slow], [1, { status: 503, seconds: 0.3 }])).toBe(false);
  expect(judged([19, slow])).toBe(false);
});

const logged = (...parts: [number, Partial<ServerLogReading['calls'][number]>][]): ServerLogReading => ({
  from: { pod: 'sleep', cluster: 'primary' },
  target: 'http://helloworld:5000/hello',
  calls: parts.flatMap(([count, more]) => Array.from({ length: count }, () => ({ at: '', requestId: 'x', status: 200, logged: {}, ...more }))),
});

test('tried again: a request too few or too many, or another end, fails', () => {
  const judged = (...parts: Parameters<typeof logged>) => judge('triedTimes', logged(...parts), { tries: 3, status: 404, ...sampling.logged });
  const thrice = { status: 404, logged: { v1: 2, v2: 1 } };
  expect(judged([20, thrice]).holds).toBe(true);
  expect(judged([19, thrice], [1, { status: 404, logged: { v1: 1 } }])).toMatchObject({
    holds: false,
    seen: '20 of 20 with 404 in the end; calls with so many requests: 1 × 1, 19 × 3',
  });
  expect(judged([19, thrice], [1, { status: 404, logged: { v1: 4 } }]).holds).toBe(false);
  expect(judged([19, thrice], [1, { ...thrice, status: 200 }]).holds).toBe(false);
  expect(judged([19, thrice]).holds).toBe(false);
  expect(judged().holds).toBe(false);
});

test('mirrored: a call without a copy, with two, or answered by the mirror fails', () => {
  const judged = (...parts: Parameters<typeof logged>) => judge('shadowedBy', logged(...parts), { version: 'v1', shadow: 'v2', ...sampling.logged });
  const copied = { ...v1, logged: { v1: 1, v2: 1 } };
  expect(judged([20, copied]).holds).toBe(true);
  expect(judged([19, copied], [1, { ...v1, logged: { v1: 1 } }])).toMatchObject({
    holds: false,
    seen: '20 of 20 answered by v1; calls with so many copies in the logs of v2: 1 × 0, 19 × 1',
  });
  expect(judged([19, copied], [1, { ...v1, logged: { v1: 1, v2: 2 } }]).holds).toBe(false);
  expect(judged([19, copied], [1, { ...v2, logged: { v2: 1 } }]).holds).toBe(false);
  expect(judged([19, copied], [1, { ...copied, status: 503 }]).holds).toBe(false);
  expect(judged([19, copied]).holds).toBe(false);
});

test('of a rule that is not as it was applied the first difference is named', () => {
  const applied = { http: [{ route: [{ weight: 80 }] }] };
  expect(difference(applied, structuredClone(applied))).toBeUndefined();
  expect(difference(applied, { http: [{ route: [{ weight: 66 }] }] })).toBe('spec.http.0.route.0.weight is 66, and was applied as 80');
  expect(difference(applied, { http: [{ route: [{}] }] })).toBe('spec.http.0.route.0.weight is missing, and was applied as 80');
  expect(difference(applied, { ...applied, gateways: ['a'] })).toBe('spec.gateways is ["a"], and was applied as nothing');
});

test('a route takes calls by path, header and who calls, and all where it says nothing', () => {
  const caller = { pod: { labels: { app: 'sleep' } } } as unknown as Caller;
  const target = { host: 'helloworld', port: 5000, path: '/hello', headers: { release: 'canary' } };
  expect(takes(undefined, caller, target)).toBe(true);
  expect(takes([{ headers: { release: { exact: 'canary' } } }], caller, target)).toBe(true);
  expect(takes([{ headers: { release: { exact: 'stable' } } }], caller, target)).toBe(false);
  expect(takes([{ headers: { release: { regex: 'can' } } }], caller, target)).toBe(false);
  expect(takes([{ headers: { other: {} } }], caller, target)).toBe(false);
  expect(takes([{ uri: { exact: '/' } }, { uri: { prefix: '/he' } }], caller, target)).toBe(true);
  expect(takes([{ sourceLabels: { app: 'relay' } }], caller, target)).toBe(false);
});

test('bound by a header: a value with two pods, one that a cluster did not call with, and values that all have one pod are noticed', () => {
  const servers = [
    { version: 'v1', cluster: 'a' },
    { version: 'v2', cluster: 'b' },
  ];
  const clusters = ['a', 'b'];
  const { values, count } = sampling.affinity;
  const call = (index: number) => ({
    ...{ at: '', requestId: '', status: 200, exit: 0, seconds: 0.01 },
    ...(index % 2 === 0 ? { version: 'v1', cluster: 'a', instance: 'one' } : { version: 'v2', cluster: 'b', instance: 'two' }),
  });
  const sample = (cluster: string, index: number, calls = Array.from({ length: count }, () => call(index))): CallSample => ({
    from: { pod: 'sleep', cluster, address: '', mesh: true },
    to: '',
    headers: { user: String(index) },
    calls,
  });
  const whole = Array.from({ length: values }, (_, index) => clusters.map((cluster) => sample(cluster, index))).flat();
  const judged = (samples: CallSample[]) => judge('boundByHeader', { header: 'user', samples }, { clusters, servers, values, count });
  expect(judged(whole)).toMatchObject({ holds: true, seen: '12 × v1 in a, 12 × v2 in b' });
  const strayed = sample('a', 0, [...Array.from({ length: count - 1 }, () => call(0)), call(1)]);
  expect(judged([strayed, ...whole.slice(1)])).toMatchObject({ holds: false, seen: expect.stringContaining('0: one (v1) and two (v2); 1 of 24') });
  // Each cluster has a pod of its own for it.
  expect(
    judged([
      sample(
        'a',
        0,
        Array.from({ length: count }, () => call(1)),
      ),
      ...whole.slice(1),
    ]).holds,
  ).toBe(false);
  expect(judged(whole.slice(1))).toMatchObject({ holds: false, seen: expect.stringContaining('1 were not answered by all') });
  expect(judged([sample('a', 0, []), ...whole.slice(1)]).holds).toBe(false);
  expect(judged(whole.map(({ from, headers }) => ({ ...sample(from.cluster, 0), headers }) as CallSample)).holds).toBe(false);
});

import { expect, test } from '@playwright/test';
import { confidenceOf, probabilityOfFewer, sampleToExclude, sampling } from '../../fixtures/sampling.ts';
import { endpointsAreReadyPods } from '../../reports/rules/endpoints.ts';
import { coversAll } from '../../reports/rules/ranges.ts';
import { refused, servedByAll, servedOnlyBy, unresolved } from '../../reports/rules/served.ts';
import { decide, overall } from '../../reports/rules/verdict.ts';
import { encrypted, readable } from '../../reports/rules/wire.ts';
import type { Call, CallSample, Claim, Packet } from '../../reports/types.ts';

const call = (more: Partial<Call>): Call => ({ at: '2026-01-01T00:00:00.000Z', requestId: 'x', status: 200, exit: 0, seconds: 0.01, ...more });
const sample = (...parts: [number, Partial<Call>][]): CallSample => ({
  from: { pod: 'sleep', cluster: 'primary', address: '10.10.0.5', mesh: true },
  to: 'http://helloworld:5000/hello',
  calls: parts.flatMap(([count, more]) => Array.from({ length: count }, () => call(more))),
});

test('only v2: one answer of v1, one failure or no call at all is enough to fail', () => {
  expect(servedOnlyBy(sample([90, { version: 'v2' }]), 'v2').holds).toBe(true);
  expect(servedOnlyBy(sample([89, { version: 'v2' }], [1, { version: 'v1' }]), 'v2')).toMatchObject({ holds: false, seen: '1 × v1, 89 × v2 of 90' });
  expect(servedOnlyBy(sample([89, { version: 'v2' }], [1, { status: 503 }]), 'v2').holds).toBe(false);
  expect(servedOnlyBy(sample(), 'v2').holds).toBe(false);
});

test('both versions: a missing, starved or unexpected version fails', () => {
  const both = (v1: number, v2: number) => servedByAll(sample([v1, { version: 'v1' }], [v2, { version: 'v2' }]), ['v1', 'v2'], 18).holds;
  expect(both(45, 45)).toBe(true);
  expect(both(18, 72)).toBe(true);
  expect(both(17, 73)).toBe(false);
  expect(both(0, 90)).toBe(false);
  expect(servedByAll(sample([44, { version: 'v1' }], [45, { version: 'v2' }], [1, { exit: 28, status: 0 }]), ['v1', 'v2'], 18).holds).toBe(false);
});

test('how improbable a false alarm is, is the binomial tail', () => {
  expect(probabilityOfFewer(1, 2, 0.5)).toBe(0.25);
  expect(probabilityOfFewer(2, 2, 0.5)).toBe(0.75);
  expect(probabilityOfFewer(18, 90, 0.5)).toBeCloseTo(9.7e-10, 11);
});

test('refused is a cut connection, not a time-out and not a missing name', () => {
  expect(refused(sample([20, { exit: 56, status: 0 }])).holds).toBe(true);
  expect(refused(sample([20, { exit: 28, status: 0 }])).holds).toBe(false);
  expect(refused(sample([19, { exit: 56, status: 0 }], [1, { version: 'v2' }])).holds).toBe(false);
  expect(unresolved(sample([20, { exit: 6, status: 0 }])).holds).toBe(true);
  expect(unresolved(sample([20, { exit: 7, status: 0 }])).holds).toBe(false);
});

test('endpoints: one too few, one too many or an unhealthy one fails', () => {
  const pods = [{ address: '10.10.0.7:5000' }, { address: '10.20.0.5:5000' }];
  const healthy = pods.map((pod) => ({ ...pod, health: 'HEALTHY' }));
  expect(endpointsAreReadyPods(healthy, pods).holds).toBe(true);
  expect(endpointsAreReadyPods(healthy.slice(1), pods).holds).toBe(false);
  expect(endpointsAreReadyPods([...healthy, { address: '10.9.0.1:5000', health: 'HEALTHY' }], pods).holds).toBe(false);
  expect(endpointsAreReadyPods([healthy[0] as never, { address: '10.20.0.5:5000', health: 'UNHEALTHY' }], pods).holds).toBe(false);
  expect(endpointsAreReadyPods([], []).holds).toBe(false);
});

test('the wire: readable and encrypted exclude each other, and nothing captured is neither', () => {
  const packet = (kind: Packet['kind'], start: string): Packet => ({ at: 0, from: 'a', to: 'b', bytes: start.length, kind, start });
  const clear = [packet('text', 'GET /hello?mark HTTP/1.1'), packet('text', 'HTTP/1.1 200 OK Hello version: v2')];
  const tls = [packet('tls', '....')];
  expect(encrypted(tls, 'mark').holds).toBe(true);
  expect(readable(tls, 'mark').holds).toBe(false);
  expect(encrypted(clear, 'mark').holds).toBe(false);
  expect(readable(clear, 'mark').holds).toBe(true);
  expect(encrypted([...tls, ...clear], 'mark').holds).toBe(false);
  expect(readable([...tls, ...clear], 'mark').holds).toBe(false);
  expect(encrypted([], 'mark').holds || readable([], 'mark').holds).toBe(false);
});

test('ranges: a range that misses one cluster is named', () => {
  const wanted = [
    { what: 'pods of primary', cidr: '10.10.0.0/16' },
    { what: 'pods of remote', cidr: '10.20.0.0/16' },
  ];
  const covers = (included: string, excluded = '') => coversAll({ included, excluded }, wanted);
  expect(covers('*').holds).toBe(true);
  expect(covers('10.0.0.0/8').holds).toBe(true);
  expect(covers('10.10.0.0/16, 10.20.128.0/17,10.20.0.0/17').holds).toBe(true);
  expect(covers('10.10.0.0/16')).toMatchObject({ holds: false, seen: '10.10.0.0/16; not covered: pods of remote (10.20.0.0/16)' });
  expect(covers('10.10.0.0/16,10.20.0.0/17').holds).toBe(false);
  expect(covers('*', '10.20.3.0/24')).toMatchObject({ holds: false, seen: '*, without 10.20.3.0/24; excluded: pods of remote (10.20.0.0/16)' });
  expect(covers('*', '192.168.0.0/16').holds).toBe(true);
  expect(covers('').holds).toBe(false);
});

const claim = (more: Partial<Claim>): Claim => ({ claim: 'c', kind: 'clause', holds: true, wanted: 'w', seen: 's', evidence: ['a.json'], ...more });
const outcome = { evidenceComplete: true };

test('verdicts: claims decide, and what was not measured is inconclusive', () => {
  expect(decide({ ...outcome, claims: [claim({})] }).verdict).toBe('conformant');
  expect(decide({ ...outcome, claims: [claim({}), claim({ holds: false })], error: 'the assertion failed' }).verdict).toBe('non-conformant');
  expect(decide({ ...outcome, claims: [claim({ kind: 'control', holds: false })], error: 'the assertion failed' }).verdict).toBe('inconclusive');
  expect(decide({ ...outcome, claims: [claim({})], error: 'the API server does not answer' }).verdict).toBe('inconclusive');
  expect(decide({ ...outcome, claims: [] }).verdict).toBe('inconclusive');
  expect(decide({ ...outcome, claims: [claim({ kind: 'control' })] }).verdict).toBe('inconclusive');
  expect(decide({ ...outcome, claims: [claim({ evidence: [] })] }).verdict).toBe('inconclusive');
  expect(decide({ evidenceComplete: false, claims: [claim({})] }).verdict).toBe('inconclusive');
  expect(decide({ ...outcome, claims: [], unsupported: 'no access log' }).verdict).toBe('unsupported');
});

test('a run is as good as its worst part, and nothing decided is not conformant', () => {
  expect(overall(['conformant', 'unsupported'])).toBe('conformant');
  expect(overall(['conformant', 'inconclusive', 'non-conformant'])).toBe('non-conformant');
  expect(overall(['conformant', 'inconclusive'])).toBe('inconclusive');
  expect(overall(['unsupported'])).toBe('inconclusive');
  expect(overall([])).toBe('inconclusive');
});

test('sample sizes follow from what they claim to exclude', () => {
  expect(sampleToExclude(0.05, 0.99)).toBe(90);
  expect(sampling.exclusive.count).toBe(90);
  expect(confidenceOf(90, 0.05)).toBeGreaterThan(0.99);
  expect(confidenceOf(89, 0.05)).toBeLessThan(0.99);
});

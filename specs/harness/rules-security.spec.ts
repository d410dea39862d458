import { expect, test } from '@playwright/test';
import type { Call, CallSample } from '../../reports/readings/calls.ts';
import { judge } from '../../reports/rules/index.ts';

const sample = (...parts: [number, Partial<Call>][]): CallSample => ({
  from: { pod: 'sleep', cluster: 'a', address: '10.10.0.5', mesh: true },
  to: 'http://helloworld:5000/hello',
  calls: parts.flatMap(([count, more]) => Array.from({ length: count }, () => ({ at: '', requestId: 'x', status: 403, exit: 0, seconds: 0.01, ...more }))),
});

test('rejected: another status, a connection that was cut, a server that answered and a call that was not made fail', () => {
  const judged = (...parts: Parameters<typeof sample>) => judge('rejectedWith', sample(...parts), { status: 403, count: 20 });
  expect(judged([20, {}])).toMatchObject({ holds: true, seen: '20 × status 403 of 20' });
  expect(judged([19, {}], [1, { status: 200, version: 'v2', cluster: 'b' }])).toMatchObject({ holds: false, seen: '19 × status 403, 1 × v2 in b of 20' });
  expect(judged([19, {}], [1, { status: 401 }]).holds).toBe(false);
  expect(judged([19, {}], [1, { status: 0, exit: 56 }]).holds).toBe(false);
  expect(judged([19, {}], [1, { version: 'v2' }]).holds).toBe(false);
  expect(judged([19, {}]).holds).toBe(false);
  expect(judged().holds).toBe(false);
});

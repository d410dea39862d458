import { expect, test } from '@playwright/test';
import { requireInTime } from '../../fixtures/matchers/routed.ts';
import type { CallSample } from '../../reports/readings/calls.ts';

/** Calls a second apart, each answered by a cluster, or by nobody. */
const sample = (...answers: (string | undefined)[]): CallSample => ({
  from: { pod: 'sleep', cluster: 'a', address: '10.10.0.5', mesh: true },
  to: 'http://helloworld:5000/hello',
  calls: answers.map((cluster, second) => ({
    at: new Date(second * 1000).toISOString(),
    requestId: 'x',
    status: cluster ? 200 : 503,
    exit: 0,
    seconds: 0.01,
    ...(cluster ? { cluster } : {}),
  })),
});

test('what others answered when the time was over was not measured, and what they answered before is a finding', () => {
  const inTime = (...answers: (string | undefined)[]) => requireInTime(sample(...answers), ['a'], 3000);
  expect(() => inTime('a', 'a', 'a', 'a', 'a')).not.toThrow();
  expect(() => inTime('a', 'a', 'a', 'b')).toThrow('4 calls from sleep in a were not over when what they are to show was');
  expect(() => inTime('a', 'a', 'a', undefined)).toThrow('were not over');
  expect(() => inTime('a', 'a', 'b', 'b')).not.toThrow();
  expect(() => inTime('a', undefined, 'a', undefined)).not.toThrow();
  expect(() => requireInTime(sample('a', 'b'), ['a'], undefined)).not.toThrow();
});

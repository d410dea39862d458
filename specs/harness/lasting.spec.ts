import { expect, test } from '@playwright/test';
import { requireOver } from '../../fixtures/matchers/routed.ts';
import type { CallSample } from '../../reports/readings/calls.ts';

/** Calls a second apart from the first, each answered by a cluster, or by nobody. */
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
  const over = (...answers: (string | undefined)[]) => requireOver(sample(...answers), 3, ['a']);
  expect(() => over('a', 'a', 'a', 'a', 'a')).not.toThrow();
  expect(() => over('a', 'a', 'a', 'b')).toThrow('4 calls from sleep in a took more than 3 s, and what they are to show lasts no longer');
  expect(() => over('a', 'a', 'a', undefined)).toThrow('took more than 3 s');
  expect(() => over('a', 'a', 'b', 'b')).not.toThrow();
  expect(() => over('a', undefined, 'a', undefined)).not.toThrow();
});

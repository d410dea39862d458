import { expect, test } from '@playwright/test';
import { judge } from '../../reports/rules/index.ts';
import type { ConfigurationReading } from '../../reports/types.ts';

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

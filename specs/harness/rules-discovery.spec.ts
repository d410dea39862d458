import { expect, test } from '@playwright/test';
import { judge } from '../../reports/rules/index.ts';
import { sampling } from '../../reports/rules/sampling.ts';
import type { NewcomerReading } from '../../reports/types.ts';

test('a new namespace: no root or another, no sidecar or one of another cluster, a pod too late or never is not taken in', () => {
  const whole: NewcomerReading = {
    namespace: 'app1-new',
    cluster: 'b',
    rootCert: { after: 0.2, asTheMesh: true },
    pod: { containers: ['istio-proxy', 'sleep'], readyAfter: 4.2, sidecarOf: 'b' },
  };
  const { rootCert: _, ...rootless } = whole;
  const takenIn = (reading: NewcomerReading) => judge('newcomerIsTakenIn', reading, sampling.newcomer);
  expect(takenIn(whole)).toMatchObject({ holds: true, seen: 'app1-new in b: its root certificate after 0.2 s, its pod ready after 4.2 s, with a sidecar of b' });
  expect(takenIn(rootless)).toMatchObject({ holds: false, seen: expect.stringContaining('no root certificate') });
  expect(takenIn({ ...whole, rootCert: { after: 0.2, asTheMesh: false } }).holds).toBe(false);
  expect(takenIn({ ...whole, rootCert: { after: 31, asTheMesh: true } }).holds).toBe(false);
  expect(takenIn({ ...whole, pod: { ...whole.pod, sidecarOf: 'a' } }).holds).toBe(false);
  expect(takenIn({ ...whole, pod: { ...whole.pod, readyAfter: 31 } }).holds).toBe(false);
  expect(takenIn({ ...whole, pod: { containers: ['istio-proxy', 'sleep'], sidecarOf: 'b', waitsFor: 'configmap not found' } }).seen).toContain('not ready (configmap not found)');

  const bare: NewcomerReading = { ...whole, pod: { containers: ['sleep'], readyAfter: 2 } };
  const leftAlone = (reading: NewcomerReading) => judge('newcomerIsLeftAlone', reading, sampling.newcomer).holds;
  expect(takenIn(bare).holds).toBe(false);
  expect(leftAlone(bare)).toBe(true);
  expect(leftAlone(whole)).toBe(false);
  expect(leftAlone({ ...bare, pod: { containers: [] } })).toBe(false);
  expect(judge('newcomerStarts', bare, sampling.newcomer).holds).toBe(true);
  expect(judge('newcomerStarts', { ...bare, pod: { containers: ['sleep'] } }, sampling.newcomer).holds).toBe(false);
});

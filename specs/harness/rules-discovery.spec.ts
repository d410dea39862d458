import { expect, test } from '@playwright/test';
import type { NewcomerReading, ServiceReading } from '../../reports/readings/clusters.ts';
import { judge } from '../../reports/rules/index.ts';
import { sampling } from '../../reports/rules/sampling.ts';

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

test('Services: another port, name, protocol or kind fails, also where others agree; so does having nothing to compare', () => {
  const of = (cluster: string, more: Partial<ServiceReading['services'][number]> = {}) => ({
    cluster,
    namespace: 'app1',
    name: 'helloworld',
    type: 'ClusterIP',
    headless: false,
    ports: [{ name: 'http', port: 5000, protocol: 'TCP' }],
    ...more,
  });
  const judged = (...services: ServiceReading['services']) => judge('servicesAgree', { services, unread: [] }, { clusters: ['a', 'b'] });
  expect(judged(of('a'), of('b'))).toMatchObject({ holds: true, seen: '1 Services in several clusters, the same in each' });
  expect(judged(of('a'), of('b'), of('a', { name: 'own' })).holds).toBe(true);
  expect(judged(of('a'), of('b', { ports: [{ name: 'web', port: 5000, protocol: 'TCP' }] }))).toMatchObject({
    holds: false,
    seen: 'app1/helloworld: a has it with an address, http:5000/TCP, b has it with an address, web:5000/TCP',
  });
  expect(judged(of('a'), of('b', { ports: [{ name: 'http', port: 80, protocol: 'TCP' }] })).holds).toBe(false);
  expect(judged(of('a'), of('b', { ports: [{ name: 'http', port: 5000, protocol: 'TCP', appProtocol: 'tcp' }] })).holds).toBe(false);
  expect(judged(of('a'), of('b', { headless: true })).holds).toBe(false);
  expect(judged(of('a'), of('b', { type: 'NodePort' })).holds).toBe(true);
  expect(judged(of('a'), of('b'), of('a', { name: 'other' }), of('b', { name: 'other', ports: [] })).holds).toBe(false);
  expect(judged(of('a'), of('b', { namespace: 'app2' })).holds).toBe(false);
  expect(judged().holds).toBe(false);
});

import { expect, test } from '@playwright/test';
import type { NewcomerReading, ServiceReading } from '../../reports/readings/clusters.ts';
import type { NameReading, PlacedReading } from '../../reports/readings/endpoints.ts';
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

test('places of endpoints: another cluster, another locality, an endpoint that is missing or is there twice in two places fail', () => {
  const pods: PlacedReading['readyPods'] = [
    { address: '10.10.0.5:5000', pod: 'v1', node: 'n', cluster: 'a', locality: 'r/z' },
    { address: '10.20.0.5:5000', pod: 'v2', node: 'm', cluster: 'b', locality: '' },
  ];
  const endpoints = pods.map(({ address, cluster, locality }) => ({ address, cluster, locality }));
  const judged = (seen: PlacedReading['endpoints'], readyPods = pods) =>
    judge('endpointsSayWhere', { service: 'helloworld', endpoints: seen, readyPods }, { clusters: ['a', 'b'] });
  const [first, second] = endpoints as [PlacedReading['endpoints'][number], PlacedReading['endpoints'][number]];
  expect(judged(endpoints)).toMatchObject({ holds: true, seen: '10.10.0.5:5000 in a (r/z), 10.20.0.5:5000 in b' });
  expect(judged([first, { ...second, cluster: 'another' }])).toMatchObject({ holds: false, seen: '10.10.0.5:5000 in a (r/z), 10.20.0.5:5000 in another' });
  expect(judged([{ ...first, locality: '' }, second]).holds).toBe(false);
  expect(judged([first]).holds).toBe(false);
  expect(judged([...endpoints, { ...second, locality: 'r/z' }]).holds).toBe(false);
  expect(judged([first], pods.slice(0, 1)).holds).toBe(false);
});

test('a name leads to pods of one cluster: one of another, one that no pod has, or none at all fails', () => {
  const leads = (...addresses: NameReading['addresses']) => judge('leadsToPodsOf', { host: 'members', addresses }, { cluster: 'a' });
  const own = { address: '10.10.0.5', pod: 'in-a-0', cluster: 'a' };
  expect(leads(own).holds).toBe(true);
  expect(leads(own, { address: '10.20.0.8', pod: 'in-b-0', cluster: 'b' })).toMatchObject({ holds: false, seen: '10.10.0.5 (in-a-0@a), 10.20.0.8 (in-b-0@b)' });
  expect(leads(own, { address: '10.30.0.1' }).holds).toBe(false);
  expect(leads().holds).toBe(false);
});

test('a name leads to pods of all clusters: one of a cluster only, or one that no pod has fails', () => {
  const leads = (...addresses: NameReading['addresses']) => judge('leadsToPodsOfAll', { host: 'members', addresses }, { clusters: ['a', 'b'] });
  const [first, second] = [
    { address: '10.10.0.5', pod: 'in-a-0', cluster: 'a' },
    { address: '10.20.0.8', pod: 'in-b-0', cluster: 'b' },
  ];
  expect(leads(first, second)).toMatchObject({ holds: true, seen: '10.10.0.5 (in-a-0@a), 10.20.0.8 (in-b-0@b)' });
  expect(leads(first).holds).toBe(false);
  expect(leads(first, second, { address: '10.30.0.1' }).holds).toBe(false);
  expect(leads(first, second, { address: '10.30.0.1', pod: 'in-c-0', cluster: 'c' }).holds).toBe(false);
  expect(leads().holds).toBe(false);
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

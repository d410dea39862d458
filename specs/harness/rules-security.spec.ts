import { X509Certificate } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { createRoot, createWorkloadCertificate } from '../../fixtures/lab/trust.ts';
import type { Call, CallSample } from '../../reports/readings/calls.ts';
import type { IdentityReading } from '../../reports/readings/control-plane.ts';
import { judge } from '../../reports/rules/index.ts';

const sample = (...parts: [number, Partial<Call>][]): CallSample => ({
  from: { pod: 'sleep', cluster: 'a', address: '10.10.0.5', mesh: true },
  to: 'http://helloworld:5000/hello',
  calls: parts.flatMap(([count, more]) => Array.from({ length: count }, () => ({ at: '', requestId: 'x', status: 403, exit: 0, seconds: 0.01, ...more }))),
});

type Root = Awaited<ReturnType<typeof createRoot>>;

const sleepsIdentity = 'spiffe://cluster.local/ns/app1/sa/sleep';

/** What a sidecar shows that has a certificate by one root, and trusts some. */
async function sidecar(
  cluster: string,
  { by, id = sleepsIdentity, trusting, days = 1 }: { by: Root; id?: string; trusting: Root[]; days?: number },
): Promise<IdentityReading['pods'][number]> {
  const now = Date.now();
  const { 'cert-chain.pem': chain } = await createWorkloadCertificate(by, id, { notBefore: new Date(now - 3_600_000), notAfter: new Date(now + days * 86_400_000 - 3_600_000) });
  const roots = trusting.map(({ certificate }) => certificate.toString('pem'));
  return { pod: `sleep-${cluster}`, cluster, namespace: 'app1', serviceAccount: 'sleep', chain: chain.match(/-----BEGIN[\s\S]*?-----END CERTIFICATE-----/g) ?? [], roots };
}

test('identities: another root, a chain that ends nowhere, another account or trust domain, a time that is over or too long, a cluster without one fail', async () => {
  const [root, other] = await Promise.all([createRoot('test'), createRoot('another')]);
  const pod = (cluster: string, by = root, id = sleepsIdentity) => sidecar(cluster, { by, id, trusting: [root] });
  const [a, b] = await Promise.all([pod('a'), pod('b')]);
  const judged = (pods: IdentityReading['pods'], at = new Date()) => judge('identitiesAreOfOneRoot', { at: at.toISOString(), pods }, { clusters: ['a', 'b'], days: 90 });
  expect(judged([a, b])).toMatchObject({ holds: true, seen: expect.stringMatching(/^2 sidecars, each with its own identity; all trust \S+$/) });
  expect(judged([a, await pod('b', other)])).toMatchObject({ holds: false, seen: expect.stringContaining('sleep-b in b: its chain does not end at a root that it trusts') });
  // A root that has run out, under certificates that have not.
  const over = await createRoot('over', -1);
  expect(judged(await Promise.all(['a', 'b'].map((cluster) => sidecar(cluster, { by: over, trusting: [over] })))).seen).toMatch(/the root that it ends at is valid from .* only/);
  expect(judged([a, await sidecar('b', { by: root, trusting: [root], days: 91.002 })]).seen).toContain('sleep-b in b: its certificate is valid for 91 days');
  expect(judged([a, await sidecar('b', { by: root, trusting: [root], days: 90.002 })]).holds).toBe(true);
  const elsewhere = { ...(await pod('b', other)), roots: [other.certificate.toString('pem')] };
  expect(judged([a, elsewhere])).toMatchObject({ holds: false, seen: expect.stringContaining('roots that are trusted: ') });
  expect(judged([a, await pod('b', root, 'spiffe://cluster.local/ns/app1/sa/default')]).seen).toContain(
    'it is spiffe://cluster.local/ns/app1/sa/default, not spiffe://cluster.local/ns/app1/sa/sleep',
  );
  expect(judged([a, await pod('b', root, 'spiffe://elsewhere/ns/app1/sa/sleep')]).holds).toBe(false);
  expect(judged([a, b], new Date(Date.now() + 3 * 86_400_000)).seen).toContain('a certificate was valid until');
  expect(judged([a, b], new Date(Date.now() - 3 * 86_400_000)).seen).toContain('a certificate is valid from');
  expect(judged([a, { ...b, chain: [] }]).holds).toBe(false);
  expect(judged([a, { ...b, roots: [] }]).holds).toBe(false);
  expect(judged([a]).holds).toBe(false);
});

test('roots: one too few, one too many, a certificate by another, and a cluster without a sidecar are noticed', async () => {
  const [former, latter] = await Promise.all([createRoot('former'), createRoot('latter')]);
  const print = ({ certificate }: Root) => new X509Certificate(certificate.toString('pem')).fingerprint256;
  const [a, b] = await Promise.all([sidecar('a', { by: former, trusting: [former, latter] }), sidecar('b', { by: former, trusting: [latter, former] })]);
  const wanted = { clusters: ['a', 'b'], roots: [print(former), print(latter)], signer: print(former) };
  const judged = (pods: IdentityReading['pods'], parameters = wanted) => judge('rootsAreThese', { at: '', pods }, parameters);
  expect(judged([a, b]).holds).toBe(true);
  expect(judged([a, await sidecar('b', { by: former, trusting: [former] })])).toMatchObject({ holds: false, seen: expect.stringContaining('sleep-b in b trusts') });
  expect(judged([a, b], { ...wanted, roots: [print(former)] }).holds).toBe(false);
  expect(judged([a, await sidecar('b', { by: latter, trusting: [former, latter] })])).toMatchObject({
    holds: false,
    seen: expect.stringContaining('sleep-b in b shows a certificate by'),
  });
  expect(judged([a, b], { ...wanted, signer: print(latter) }).holds).toBe(false);
  expect(judged([a, { ...b, chain: [] }]).seen).toContain('by none of the roots that it trusts');
  expect(judged([a])).toMatchObject({ holds: false, seen: expect.stringContaining('no sidecar of b was seen') });
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

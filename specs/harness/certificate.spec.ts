import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findRequirement } from '../../reports/catalogue/index.ts';
import { missingClaims } from '../../reports/catalogue/missing.ts';
import type { Clause } from '../../reports/catalogue/types.ts';
import { callersMissing, countedTwice } from '../../reports/certificate/drawn.ts';
import { open, readKey, seal, signedBy } from '../../reports/certificate/envelope.ts';
import { digestOf } from '../../reports/certificate/tree.ts';
import type { Statement } from '../../reports/certificate/types.ts';
import type { RuleName } from '../../reports/rules/index.ts';
import { parametersFit } from '../../reports/rules/parameters.ts';
import { findSecrets } from '../../reports/secrets.ts';
import type { EvidenceFile } from '../../reports/types.ts';

test('an envelope gives back what was sealed, and a signature holds for its key and its content only', () => {
  const statement = { predicateType: 'x' } as unknown as Statement;
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const envelope = seal(statement, privateKey);
  expect(open(envelope)).toEqual(statement);
  expect(signedBy(envelope, publicKey)).toBe(true);
  expect(signedBy(envelope, generateKeyPairSync('ed25519').publicKey)).toBe(false);
  expect(signedBy({ ...envelope, payload: Buffer.from('{"predicateType":"y"}').toString('base64') }, publicKey)).toBe(false);
  expect(signedBy(seal(statement), publicKey)).toBe(false);
});

test('a key that is none, or of another kind, says so', () => {
  expect(() => readKey('nonsense', 'private')).toThrow('it holds no private key in PEM');
  const { publicKey } = generateKeyPairSync('ed25519');
  expect(readKey(publicKey.export({ type: 'spki', format: 'pem' }).toString(), 'public').asymmetricKeyType).toBe('ed25519');
});

test('the digest of a tree is that of what sha256sum prints', () => {
  // printf 'aa  a\nbb  b\n' | sha256sum
  expect(
    digestOf([
      { path: 'b', sha256: 'bb' },
      { path: 'a', sha256: 'aa' },
    ]),
  ).toBe('b862e08ce447fbc39d7546008cf8c0f7ea41b449df79d6e395abad7626f0d1b2');
});

test('claims that were to be made and were not are named, controls apart from clauses', () => {
  const { decidedBy = [] } = findRequirement('MC-SC-010') ?? {};
  const made = (kind: 'clause' | 'control', rule: string, parameters = {}) => ({ kind, rule, parameters });
  const served = [made('control', 'servedByAll'), made('control', 'servedByAll'), made('control', 'servedByAll')];
  const all = [made('control', 'answered'), made('control', 'answered'), made('clause', 'refused'), made('clause', 'refused'), ...served];
  expect(missingClaims(decidedBy, all, 2)).toBeUndefined();
  expect(missingClaims(decidedBy, all.slice(1), 2)).toContain('1 of 2 claims answered (control)');
  expect(missingClaims(decidedBy, all, 3)).toContain('2 of 3 claims refused (clause)');
  expect(missingClaims([...decidedBy, ...decidedBy], all, 2)).toContain('2 of 4 claims refused (clause)');
  expect(missingClaims([...decidedBy, ...decidedBy], [...all, ...all], 2)).toBeUndefined();
});

test('claims that want something else than the requirement are none of those that were to be made', () => {
  const { decidedBy = [] } = findRequirement('MC-SC-090') ?? {};
  const rejected = (...statuses: number[]) =>
    statuses.flatMap((status) => [1, 2].map(() => ({ kind: 'clause' as const, rule: 'rejectedWith', parameters: { status, count: 20 } })));
  const served = (['control', 'clause'] as const).flatMap((kind) => [1, 2].map(() => ({ kind, rule: 'servedByAll', parameters: {} })));
  expect(missingClaims(decidedBy, [...served, ...rejected(403, 401, 401, 401)], 2)).toBeUndefined();
  expect(missingClaims(decidedBy, [...served, ...rejected(403, 401, 401, 403)], 2)).toContain('4 of 6 claims rejectedWith (clause) with {"status":401}');
  const any = [...decidedBy, { rule: 'rejectedWith' as const, kind: 'clause' as const, times: 'each cluster' as const }];
  expect(missingClaims(any, [...served, ...rejected(403, 401, 401, 401)], 2)).toContain('8 of 10 claims rejectedWith (clause)');
  expect(missingClaims(any, [...served, ...rejected(403, 401, 401, 401, 500)], 2)).toBeUndefined();
});

test('what a claim was judged by counts once, and where each cluster is to call, each does', () => {
  const sample = (cluster: string, ...at: string[]) => ({ data: { from: { cluster }, calls: at.map((one) => ({ at: one })) } }) as unknown as EvidenceFile;
  const files: Record<string, EvidenceFile> = {
    a: sample('primary', '1', '2'),
    'again-a': sample('remote', '1', '2'),
    b: sample('remote', '3', '4'),
    'other-a': sample('primary', '5', '6'),
    reading: { data: { istiods: [] } } as unknown as EvidenceFile,
    'reading-again': { data: { istiods: [] } } as unknown as EvidenceFile,
  };
  const read = (path: string) => files[path];
  const claims = (...inputs: string[]) => inputs.map((input) => ({ claim: `by ${input}`, rule: 'answered', kind: 'clause' as const, input }));
  expect(countedTwice(claims('a', 'b', 'other-a', 'reading', 'reading-again'), read)).toEqual([]);
  expect(countedTwice(claims('a', 'b', 'a'), read)).toEqual(['by a: it was judged by what another claim was, a']);
  expect(countedTwice(claims('a', 'again-a'), read)).toEqual(['by again-a: it was judged by what another claim was, a']);
  expect(countedTwice(claims('reading', 'reading'), read)).toHaveLength(1);

  const each = { rule: 'answered' as const, kind: 'clause' as const, times: 'each cluster' as const };
  const missing = (wanted: Clause[], ...inputs: string[]) => callersMissing(wanted, claims(...inputs), ['primary', 'remote'], read);
  expect(missing([each], 'a', 'b')).toEqual([]);
  expect(missing([each], 'a', 'other-a')).toEqual(['0 of 1 claims answered (clause) are of calls from remote']);
  expect(missing([each, each], 'a', 'b', 'other-a')).toEqual(['1 of 2 claims answered (clause) are of calls from remote']);
  // Others are not said to be of every cluster, or are no calls.
  expect(missing([{ ...each, times: 'once' }], 'a')).toEqual([]);
  expect(missing([each], 'reading', 'reading-again')).toEqual([]);
});

test('parameters that make a claim easier do not fit', () => {
  const servers = [
    { version: 'v1', cluster: 'a' },
    { version: 'v2', cluster: 'b' },
  ];
  const fit = (rule: RuleName, given: Record<string, unknown>) => parametersFit(rule, given, ['a', 'b']);
  expect(fit('servedByAll', { servers, count: 90, least: 18 })).toBeUndefined();
  expect(fit('servedByAll', { servers, count: 90, least: 1 })).toContain('least 1 and wants 18');
  expect(fit('servedByAll', { servers: [servers[0], servers[0]], count: 90, least: 18 })).toContain('without the cluster b');
  // What is about some of them says so by another name.
  expect(fit('everyProxyConnected', { clusters: ['a'] })).toContain('without the cluster b');
  expect(fit('proxiesWithinConnected', { within: ['a'] })).toBeUndefined();
  expect(parametersFit('servedByAll', { servers: servers.slice(1), count: 45, least: 18 }, ['b'])).toContain('count');
  expect(fit('readsEveryCluster', { clusters: ['a', 'b'] })).toBeUndefined();
  expect(fit('readsEveryCluster', { clusters: ['a'] })).toContain('without the cluster b');
  expect(fit('refused', { count: 2 })).toContain('count 2 and wants 20');
  expect(fit('readable', {})).toBeUndefined();
  expect(fit('triedOnce', { servers, count: 300, crossing: 1, leak: 0.05 })).toContain('crossing 1 and wants 90');
  expect(fit('clocksAgree', { clusters: ['a', 'b'], seconds: 60 })).toContain('seconds 60 and wants 5');
});

test('secrets in a folder are found by shape and by value, in clear, as base64, and inside of an embedded file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-secrets-'));
  try {
    const pem = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIB\n-----END EC PRIVATE KEY-----\n';
    const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
    const embedded = Buffer.from(JSON.stringify({ data: { 'ca-key.pem': Buffer.from(pem).toString('base64') } })).toString('base64');
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'deep', 'page.html'), `<p>\n<script>d("${embedded}")</script>\n`);
    // As long as the logs of a red.
    const log = Buffer.from(`${'a line of a log, and another one\n'.repeat(400_000)}${pem}`).toString('base64');
    writeFileSync(join(folder, 'deep', 'red.html'), `<script>d("${log}")</script>\n`);
    writeFileSync(join(folder, 'key.txt'), pem);
    writeFileSync(join(folder, 'known.json'), '{"password":"open sesame, please"}');
    writeFileSync(join(folder, 'harmless.txt'), `${certificate}${Buffer.from(certificate).toString('base64')}\nthe token is expired\n`);
    expect(findSecrets(folder, ['open sesame, please'])).toEqual([
      { file: join('deep', 'page.html'), line: 2, what: 'a private key, as base64, as base64' },
      { file: join('deep', 'red.html'), line: 1, what: 'a private key, as base64' },
      { file: 'key.txt', line: 1, what: 'a private key' },
      { file: 'known.json', line: 1, what: 'a credential of the kubeconfig' },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findRequirement } from '../../reports/catalogue/index.ts';
import { missingClaims } from '../../reports/catalogue/missing.ts';
import { open, readKey, seal, signedBy } from '../../reports/certificate/envelope.ts';
import { digestOf } from '../../reports/certificate/tree.ts';
import type { Statement } from '../../reports/certificate/types.ts';
import type { RuleName } from '../../reports/rules/index.ts';
import { parametersFit } from '../../reports/rules/parameters.ts';
import { findSecrets } from '../../reports/secrets.ts';

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
  const made = (kind: 'clause' | 'control', rule: string) => ({ kind, rule });
  const served = [made('control', 'servedByAll'), made('control', 'servedByAll'), made('control', 'servedByAll')];
  const all = [made('control', 'answered'), made('control', 'answered'), made('clause', 'refused'), made('clause', 'refused'), ...served];
  expect(missingClaims(decidedBy, all, 2)).toBeUndefined();
  expect(missingClaims(decidedBy, all.slice(1), 2)).toContain('1 of 2 claims answered (control)');
  expect(missingClaims(decidedBy, all, 3)).toContain('2 of 3 claims refused (clause)');
  expect(missingClaims([...decidedBy, ...decidedBy], all, 2)).toContain('2 of 4 claims refused (clause)');
  expect(missingClaims([...decidedBy, ...decidedBy], [...all, ...all], 2)).toBeUndefined();
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

import { expect, test } from '@playwright/test';
import { lacks } from '../../fixtures/lab/engine/runc-wrapper.ts';
import { deepMerge } from '../../fixtures/lab/merge.ts';
import { readPcap } from '../../fixtures/pcap.ts';
import { redact } from '../../fixtures/redact.ts';
import { joinAccessLog, parseAccessLog } from '../../fixtures/sidecar.ts';
import { nearest } from '../../fixtures/suggest.ts';
import { parseCalls } from '../../fixtures/traffic.ts';
import { shows } from '../../scripts/repro.ts';

test('what the calling script prints is read back, answers and failures', () => {
  const output = [
    '# 1767225600.000000000',
    'Hello version: v2, instance: helloworld-v2-abc',
    '',
    '= 1 200 0 1.1 ',
    '',
    '= 0 000 6 0.001 Could not resolve host: only-there',
    'an answer of somebody else',
    '= 1 503 0 0.002 ',
  ].join('\n');
  expect(parseCalls(output, 'id')).toEqual([
    { at: '2026-01-01T00:00:00.000Z', requestId: 'id-100000000000', status: 200, exit: 0, seconds: 1.1, version: 'v2', instance: 'helloworld-v2-abc' },
    { at: '2026-01-01T00:00:01.100Z', requestId: 'id-100000000001', status: 0, exit: 6, seconds: 0.001, error: 'Could not resolve host: only-there' },
    { at: '2026-01-01T00:00:01.101Z', requestId: 'id-100000000002', status: 503, exit: 0, seconds: 0.002 },
  ]);
});

test('a calling script that could not read its clock reports no call', () => {
  expect(parseCalls('# \n\n= 1 200 0 0.003 \n', 'id')).toEqual([]);
});

test('an answer over a connection that was there already is no call of its own', () => {
  expect(() => parseCalls('# 1767225600.0\nHello version: v1, instance: a\n= 0 200 0 0.003 \n', 'id')).toThrow('made 0 connections');
});

test('a call gets what its sidecar logged, and only that', () => {
  const log = parseAccessLog(
    'info: starting\n{"request_id":"id-0","upstream_host":"10.20.0.5:5000","response_flags":"-","upstream_request_attempt_count":2}\n{"no":"log line"}\n{broken',
  );
  const calls = [
    { at: '', requestId: 'id-0', status: 200, exit: 0, seconds: 0 },
    { at: '', requestId: 'id-1', status: 200, exit: 0, seconds: 0 },
  ];
  expect(joinAccessLog(calls, log, new Map([['10.20.0.5', { pod: 'p', cluster: 'remote' }]])).map(({ upstream }) => upstream)).toEqual([
    { address: '10.20.0.5:5000', flags: '-', attempts: 2, pod: 'p', cluster: 'remote' },
    undefined,
  ]);
});

test('a request id is known again after Envoy has written its decision on tracing into it', () => {
  const calls = [{ at: '', requestId: '528a861d-7a59-667f-f55a-000000000000', status: 200, exit: 0, seconds: 0 }];
  const log = parseAccessLog('{"request_id":"528a861d-7a59-967f-f55a-000000000000","upstream_host":"10.20.0.5:5000","response_flags":"-"}');
  expect(joinAccessLog(calls, log, new Map()).map(({ upstream }) => upstream?.address)).toEqual(['10.20.0.5:5000']);
});

test('keys, tokens and kubeconfig credentials do not survive redaction', () => {
  const token = `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(20)}`;
  const clean = (text: string) => expect(redact(text)).not.toMatch(/secret|eyJ|AAAA|c2Vj/);
  clean(`-----BEGIN EC PRIVATE KEY-----\nsecret\n-----END EC PRIVATE KEY-----\nAuthorization: ${token}\nclient-key-data: ${'A'.repeat(40)}\n`);
  clean('Authorization: Bearer secret-and-opaque');
  clean('authorization: Basic c2VjcmV0OnNlY3JldA==');
  clean(JSON.stringify({ data: { 'ca-key.pem': 'c2VjcmV0', 'root-cert.pem': 'public' }, password: 'secret-word' }));
  clean(JSON.stringify({ annotation: JSON.stringify({ token: 'secret-and-opaque' }) }));
  expect(redact(JSON.stringify({ 'root-cert.pem': 'public', message: 'token is expired' }))).toBe('{"root-cert.pem":"public","message":"token is expired"}');
});

test('a missing CAP_SYS_RESOURCE is seen in the bounding set', () => {
  expect(lacks('sys_resource', 'CapBnd:\t000001fffeffffff\n')).toBe(true);
  expect(lacks('sys_resource', 'CapBnd:\t000001ffffffffff\n')).toBe(false);
  // What a container without privileges has.
  expect(lacks('sys_admin', 'CapBnd:\t00000000a80425fb\n')).toBe(true);
  expect(lacks('sys_admin', 'CapBnd:\t000001fffeffffff\n')).toBe(false);
});

test('what a script prints differs by what is broken, and not by time, chance and names of pods', () => {
  const answers = (first: string, second: string) => [first, second].map((version) => `Hello version: ${version}, instance: helloworld-${version}-7d8f9c6b5d-x2k4q`).join('\n');
  const pods = (age: string, pod: string) => `NAME      READY   AGE\nsleep-${pod}   2/2     ${age}`;
  expect(shows(answers('v1', 'v2'), answers('v2', 'v1'))).toBe(false);
  expect(shows(answers('v1', 'v1'), answers('v2', 'v1'))).toBe(true);
  expect(shows(pods('58s', '5f6d7c8b9-abcde'), pods('2m4s', '6f6d7c8b9-zwxyz'))).toBe(false);
  expect(shows('resourceVersion: "1204"', 'resourceVersion: "1377"')).toBe(false);
  expect(shows('    timeout: 10s', '    timeout: 3s')).toBe(true);
  expect(shows('sleep\nconformance-mutant   1   5s', 'sleep')).toBe(false);
});

test('values merge as Helm merges them', () => {
  expect(deepMerge({ a: { b: 1, c: 2 } }, { a: { c: 3 } }, { d: [1] })).toEqual({ a: { b: 1, c: 3 }, d: [1] });
});

test('a mistyped word finds its neighbour, a strange one does not', () => {
  expect(nearest('mtlss', ['mtls', 'plaintext'])).toBe('mtls');
  expect(nearest('kubernetes', ['mtls', 'plaintext'])).toBeUndefined();
});

test('what is not a capture is refused', () => {
  expect(() => readPcap(Buffer.from('hello, I am not a pcap file at all'))).toThrow('not a pcap file');
});

import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { parseRecords } from '../../fixtures/attack.ts';
import { parseTransfers } from '../../fixtures/bodies.ts';
import { recordsIn } from '../../fixtures/meter/streams.ts';
import { parseAnswers } from '../../fixtures/protocols.ts';
import type { BodyReading, ProtocolReading, ScheduleReading } from '../../reports/readings/calls.ts';
import { judge } from '../../reports/rules/index.ts';

const digest = (bytes: number) =>
  createHash('sha256')
    .update('abcdefghijklmnopqrstuvwxyz'.repeat(Math.ceil(bytes / 26)).slice(0, bytes))
    .digest('hex');

test('bodies: one that is short, altered, unanswered, or not tried in one direction fails', () => {
  const transfer = (bytes: number, direction: 'down' | 'up', more = {}) => ({
    direction,
    bytes,
    status: 200,
    exit: 0,
    seconds: 0.01,
    arrived: bytes,
    digest: digest(bytes),
    ...more,
  });
  const whole = [1, 9000].flatMap((bytes) => [transfer(bytes, 'down'), transfer(bytes, 'up')]);
  const judged = (transfers: BodyReading['transfers']) => judge('bodiesArrive', { from: { pod: 'sleep', cluster: 'a', mesh: true }, to: '', transfers }, { sizes: [1, 9000] });
  expect(judged(whole)).toMatchObject({ holds: true, wanted: 'bodies of 1 B, 9000 B whole, down and up' });
  expect(judged(whole.slice(1))).toMatchObject({ holds: false, seen: '1 B down: not tried' });
  expect(judged(whole.with(3, transfer(9000, 'up', { arrived: 8999 }))).holds).toBe(false);
  expect(judged(whole.with(3, transfer(9000, 'up', { digest: digest(9001) }))).holds).toBe(false);
  expect(judged(whole.with(2, transfer(9000, 'down', { exit: 28, status: 0, seconds: 5 })))).toMatchObject({ holds: false, seen: '9000 B down: no answer (curl 28) after 5.0 s' });
  expect(judged([...whole, transfer(1, 'up', { status: 503 })]).holds).toBe(false);
  expect(judged([]).holds).toBe(false);
});

test('streams: one that was too fast, is short, ended early, or is missing fails', () => {
  const bytes = 9000;
  const transfer = (direction: 'down' | 'up', more = {}) => ({ direction, bytes, status: 200, exit: 0, seconds: 63, arrived: bytes, digest: digest(bytes), ...more });
  const judged = (...transfers: BodyReading['transfers']) => judge('streamsLast', { from: { pod: 'sleep', cluster: 'a', mesh: true }, to: '', transfers }, { bytes, seconds: 60 });
  expect(judged(transfer('down'), transfer('up'))).toMatchObject({ holds: true });
  expect(judged(transfer('down'))).toMatchObject({ holds: false, seen: 'down: whole after 63.0 s; up: not tried' });
  expect(judged(transfer('down', { seconds: 59 }), transfer('up')).holds).toBe(false);
  expect(judged(transfer('down', { exit: 18, seconds: 10 }), transfer('up'))).toMatchObject({
    holds: false,
    seen: 'down: no answer (curl 18) after 10.0 s; up: whole after 63.0 s',
  });
  expect(judged(transfer('down'), transfer('up', { arrived: 8999 })).holds).toBe(false);
});

test('what the exchange of bodies prints is read back', () => {
  const sums = [digest(1), digest(9000)];
  const output = `# down 1\n200 0 0.004 \n1 ${sums[0]}  -\n# up 1\n200 0 0.003 \n1 ${sums[0]}\n# down 9000\n000 28 5.001 Operation timed out\n0 ${digest(0)}  -\n# up 9000\n000 52 0.1 Empty reply from server\n\n`;
  expect(parseTransfers(output)).toEqual([
    { direction: 'down', bytes: 1, status: 200, exit: 0, seconds: 0.004, arrived: 1, digest: sums[0] },
    { direction: 'up', bytes: 1, status: 200, exit: 0, seconds: 0.003, arrived: 1, digest: sums[0] },
    { direction: 'down', bytes: 9000, status: 0, exit: 28, seconds: 5.001, error: 'Operation timed out', arrived: 0, digest: digest(0) },
    { direction: 'up', bytes: 9000, status: 0, exit: 52, seconds: 0.1, error: 'Empty reply from server' },
  ]);
});

test('protocols: one that was not tried, asked by another, served by one cluster only, or given up fails', () => {
  const answers = (protocol: string) => ['a', 'a', 'b', 'b'].map((cluster) => ({ pod: `echo-${cluster}`, cluster, protocol, status: '200' }));
  const http = { name: 'http', to: '', answers: answers('HTTP/1.1') };
  const tcp = { name: 'tcp', to: '', answers: answers('TCP') };
  const judged = (protocols: ProtocolReading['protocols']) =>
    judge('protocolsCross', { from: { pod: 'echo', cluster: 'a' }, protocols }, { protocols: ['http', 'tcp'], clusters: ['a', 'b'], count: 4, least: 2 });
  expect(judged([http, tcp]).holds).toBe(true);
  expect(judged([http])).toMatchObject({ holds: false, seen: 'tcp: not tried once' });
  expect(judged([http, tcp, tcp]).holds).toBe(false);
  expect(judged([{ ...http, answers: answers('TCP') }, tcp]).seen).toBe('http: 0 × a, 0 × b, TCP 200');
  expect(judged([http, { ...tcp, answers: tcp.answers.slice(1) }]).seen).toBe('tcp: 1 × a, 2 × b');
  expect(judged([http, { ...tcp, error: 'the client gave up: EOF' }])).toMatchObject({ holds: false, seen: 'tcp: the client gave up: EOF' });
  expect(judged([http, { ...tcp, answers: tcp.answers.with(0, { pod: 'x', cluster: 'c', protocol: 'TCP', status: '200' }) }]).holds).toBe(false);
});

test('what the echo client prints is read back', () => {
  const output =
    '[0] Url=http://echo:80/\n[0] StatusCode=200\n[0 body] Proto=HTTP/1.1\n[0 body] Hostname=echo-abc\n[1 body] pingStatusCode=200\n[1 body] Proto=TCP\n[1 body] Hostname=echo-def\n';
  expect(parseAnswers(output)).toEqual([
    { status: '200', protocol: 'HTTP/1.1', pod: 'echo-abc' },
    { status: '200', protocol: 'TCP', pod: 'echo-def' },
  ]);
});

test('load: a call that is lost, one that was not sent, or a server that answers none fails; a generator that is late has said nothing', () => {
  const servers = [
    { version: 'v1', cluster: 'a' },
    { version: 'v2', cluster: 'b' },
  ];
  const parameters = { servers, rate: 10, seconds: 2, late: 100, lateShare: 0.1 };
  const rows = Array.from({ length: 20 }, (_, index): ScheduleReading['rows'][number] => [index * 100, 5, 200, index % 2, -1]);
  const reading = (some: ScheduleReading['rows']): ScheduleReading => ({
    from: { pod: 'vegeta', cluster: 'a' },
    to: '',
    rate: 10,
    seconds: 2,
    began: '',
    servers,
    errors: ['reset'],
    rows: some,
  });
  expect(judge('loadCarried', reading(rows), parameters)).toMatchObject({ holds: true, seen: '10 × v1 in a, 10 × v2 in b of 20; p50 5.0 ms, p99 5.0 ms, slowest 5 ms' });
  expect(judge('loadCarried', reading(rows.with(3, [300, 5, 503, -1, -1])), parameters)).toMatchObject({ holds: false, seen: expect.stringContaining('1 lost: status 503') });
  expect(judge('loadCarried', reading(rows.with(3, [300, 5, 0, -1, 0])), parameters).seen).toContain('1 lost: reset');
  expect(judge('loadCarried', reading(rows.slice(1)), parameters).holds).toBe(false);
  expect(judge('loadCarried', reading(rows.map(([at, latency, status]) => [at, latency, status, 0, -1])), parameters).holds).toBe(false);
  expect(judge('scheduleKept', reading(rows), parameters).holds).toBe(true);
  expect(judge('scheduleKept', reading(rows.slice(1)), parameters).holds).toBe(false);
  expect(judge('scheduleKept', reading(rows.map(([at, ...rest]) => [at + 150, ...rest])), parameters)).toMatchObject({
    holds: false,
    seen: '20 calls, 20 of them more than 100 ms late',
  });
  expect(judge('scheduleKept', reading(rows), { ...parameters, rate: 20 }).holds).toBe(false);
});

test('of records that did not come whole nothing is said', () => {
  const record = (sequence: number) => `1764000000000000000,200,2500000,0,60,,,,${sequence},GET,http://x,\n`;
  const read = (output: string) => () => recordsIn(output, 'the generator', 'killed');
  expect(read(`${record(1)}${record(0)}# whole\n`)()).toHaveLength(2);
  expect(read(`${record(0)}${record(1)}`)).toThrow('what the generator recorded did not come whole, 2 calls of it: killed');
  expect(read(`${record(0)}${record(2)}# whole\n`)).toThrow('of what the generator recorded the call 1 is missing: killed');
  expect(read('# whole\n')).toThrow('the generator recorded no call: killed');
  // Of one that broke it is said that it did, and what it saw until then counts.
  expect(recordsIn(`${record(0)}${record(1)}${record(3)}`, 'the generator', 'killed', true)).toHaveLength(2);
  expect(() => recordsIn('', 'the generator', 'killed', true)).toThrow('the generator recorded no call: killed');
});

test("vegeta's records are read back in the order of the schedule", () => {
  const hello = Buffer.from('Hello version: v2, instance: helloworld-v2-x\n').toString('base64');
  const csv = `1764000000020000000,0,1500000,0,0,"Get ""http://x"": EOF",,,1,GET,http://x,\n1764000000000000000,200,2500000,0,60,,${hello},,0,GET,http://x,Q29u\nnot a record\n`;
  expect(parseRecords(csv)).toEqual([
    { at: 1764000000000, status: 200, latency: 2.5, error: '', sequence: 0, version: 'v2', instance: 'helloworld-v2-x' },
    { at: 1764000000020, status: 0, latency: 1.5, error: 'Get http://x: EOF', sequence: 1 },
  ]);
});

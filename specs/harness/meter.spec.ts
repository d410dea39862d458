import { expect, test } from '@playwright/test';
import { accountOf, accountsOf, cellsOf, unwatchedOf } from '../../reports/meter/account.ts';
import { callsOf, reasonOf, stallsOf } from '../../reports/meter/calls.ts';
import { causeOfLoss } from '../../reports/meter/causes.ts';
import { timeline } from '../../reports/meter/timeline.ts';
import { generatorEnds } from '../../reports/meter/truths.ts';
import { cellSize, decideUpgrade } from '../../reports/meter/verdict.ts';
import type { MeterReading, MeterStream } from '../../reports/readings/meter.ts';
import type { Verdict } from '../../reports/types.ts';

const began = '2026-01-01T00:00:00.000Z';
const at = (seconds: number): string => new Date(Date.parse(began) + seconds * 1000).toISOString();

type Row = MeterStream['rows'][number];

/** Calls of one stream, 50 a second, all answered by the right server but for those that a test says otherwise of. */
function stream(count: number, change: (row: Row, index: number) => Row = (row) => row, more: Partial<MeterStream> = {}): MeterStream {
  return {
    from: { pod: 'calling', cluster: 'primary', release: 'old' },
    to: { url: 'http://in-remote:5000/hello', cluster: 'remote', version: 'v2' },
    connections: 'new',
    retries: 'off',
    rate: 50,
    began,
    servers: [
      { pod: 'right', version: 'v2', cluster: 'remote', release: 'new' },
      { pod: 'wrong', version: 'v1', cluster: 'primary', release: 'old' },
    ],
    errors: ['Get "http://in-remote": dial tcp: connection refused'],
    rows: Array.from({ length: count }, (_, index) => change([index * 20, 3, 200, 0, -1], index)),
    ...more,
  };
}

const lost = ([sent]: Row): Row => [sent, 1, 503, -1, -1];
const account = (...streams: MeterStream[]) => accountOf(streams.map(callsOf));

test('a meter without trouble: nothing is lost, and there is no gap', () => {
  expect(account(stream(500))).toMatchObject({ sent: 500, lost: 0, wrong: 0, longestGap: 0, totalGap: 0, p50: 3, disturbed: 0 });
});

test('one call of two hundred lost: single gaps, as long as the pace', () => {
  const seen = account(stream(1000, (row, index) => (index % 200 === 100 ? lost(row) : row)));
  expect(seen).toMatchObject({ lost: 5, longestGap: 20, totalGap: 100, reasons: { 'status 503': 5 } });
});

test('nobody there for 400 ms: one gap as long as that', () => {
  const seen = account(stream(1000, (row, index) => (index >= 300 && index < 320 ? lost(row) : row)));
  expect(seen).toMatchObject({ lost: 20, longestGap: 400, totalGap: 400 });
});

test('slower by 50 ms: nothing is lost, and the median says so', () => {
  expect(account(stream(500, ([sent, , ...rest]) => [sent, 53, ...rest]))).toMatchObject({ lost: 0, longestGap: 0, p50: 53 });
});

test('a meter that stood still for two seconds: no gap of the mesh, and what it did meanwhile is taken out', () => {
  // It wakes at 6 s, sends all that was due at once, and finds a call without an answer that it had sent before.
  const asleep = (row: Row, index: number): Row => {
    if (index >= 200 && index <= 300) return [6000, 3, 200, 0, -1];
    return index === 199 ? [row[0], 2020, 0, -1, 0] : row;
  };
  const stopped = stream(1000, asleep, { errors: ['context deadline exceeded (Client.Timeout exceeded while awaiting headers)'] });
  expect(stallsOf(stopped)).toEqual([{ from: Date.parse(began) + 4000, to: Date.parse(began) + 6000 }]);
  const seen = account(stopped);
  expect(seen).toMatchObject({ lost: 0, longestGap: 0 });
  expect(seen.disturbed).toBeGreaterThanOrEqual(100);
});

test('a meter that stood still excuses a time-out, and no other failure', () => {
  const errors = ['context deadline exceeded', 'read: connection reset by peer'];
  const woken = (change: (row: Row, index: number) => Row) =>
    account(stream(1000, (row, index) => change(index >= 200 && index <= 300 ? [6000, 3, 200, 0, -1] : row, index), { errors }));
  expect(woken((row, index) => (index === 250 ? [6000, 5000, 0, -1, 0] : row))).toMatchObject({ lost: 0, disturbed: 101 });
  expect(woken((row, index) => (index === 250 ? [6000, 3, 0, -1, 1] : row))).toMatchObject({ lost: 1, reasons: { reset: 1 }, disturbed: 100 });
  expect(woken((row, index) => (index === 250 ? [6000, 3, 503, -1, -1] : row))).toMatchObject({ lost: 1, reasons: { 'status 503': 1 }, longestGap: 0 });
  expect(woken((row, index) => (index === 250 ? [6000, 3, 200, 1, -1] : row))).toMatchObject({ wrong: 1 });
});

test('a call that times out is lost, also where the meter was late for a moment meanwhile', () => {
  const late = stream(500, (row, index) => {
    if (index === 150) return [row[0], 5000, 0, -1, 0];
    // Of its five seconds, a tenth of one.
    return index >= 200 && index < 205 ? [4100, 3, 200, 0, -1] : row;
  });
  expect(stallsOf(late)).toHaveLength(1);
  expect(account(late)).toMatchObject({ lost: 1 });
});

test("a time-out in a cluster in which all of the meter stands still again and again is nobody's fault; no other failure is, nor where one caller there went on", () => {
  const errors = ['context deadline exceeded', 'read: connection reset by peer'];
  const timedOut = (error: number) => stream(1000, (row, index) => (index === 250 ? [row[0], 5000, 0, -1, error] : row), { errors });
  const there = { from: { pod: 'calling', cluster: 'remote', release: 'old' } };
  // In every second two calls are late, and wait for a tenth and more of it.
  const starving = stream(1000, (row, index) => (index % 50 < 8 ? [row[0] + (8 - (index % 50)) * 20, 3, 200, 0, -1] : row), there);
  const going = stream(1000, undefined, there);
  const outcome = (...streams: MeterStream[]) => decided({ streams, phases: [{ name: 'all', from: at(0), to: at(20), serving: {} }], failures: [] }, { releases: ['old', 'new'] });
  const starved = /1 of \d+ calls timed out while every caller in the cluster of their server stood still/;
  expect(outcome(timedOut(0), starving)).toMatchObject({ verdict: 'inconclusive', reasons: expect.arrayContaining([expect.stringMatching(starved)]) });
  expect(outcome(timedOut(0), starving, going)).toMatchObject({ verdict: 'non-conformant', reasons: expect.arrayContaining([expect.stringContaining('1 of 2')]) });
  expect(outcome(timedOut(0))).toMatchObject({ verdict: 'non-conformant' });
  expect(outcome(timedOut(1), starving)).toMatchObject({ verdict: 'non-conformant' });
  // One that stopped calling before saw nothing.
  expect(outcome(timedOut(0), { ...starving, rows: starving.rows.slice(0, 300) })).toMatchObject({ verdict: 'non-conformant' });
  // One that is lost beside it is told first.
  const both = stream(1000, (row, index) => (index === 250 ? [row[0], 5000, 0, -1, 0] : index === 600 ? [row[0], 3, 0, -1, 1] : row), { errors });
  expect(outcome(both, starving)).toMatchObject({
    verdict: 'non-conformant',
    first: { reason: 'reset' },
    reasons: expect.arrayContaining([expect.stringMatching(/^1 of \d+ calls were lost/)]),
  });
});

test('nobody looked: only where every stream of a direction stood still at once', () => {
  const phases = [{ name: 'all', from: at(0), to: at(20), serving: {} }];
  const still = (from: number, to: number) => stream(1000, (row, index) => (index > from * 50 && index <= to * 50 ? [to * 1000, 3, 200, 0, -1] : row));
  expect(unwatchedOf({ streams: [still(4, 6)], phases, failures: [] }).share).toBeCloseTo(0.1, 2);
  expect(unwatchedOf({ streams: [still(4, 6), still(5, 8)], phases, failures: [] }).share).toBeCloseTo(0.05, 2);
  expect(unwatchedOf({ streams: [still(4, 6), still(7, 8)], phases, failures: [] }).share).toBe(0);
  // One that begins late or ends early has not looked meanwhile.
  expect(unwatchedOf({ streams: [stream(500), stream(400, undefined, { began: at(12) })], phases, failures: [] }).share).toBeCloseTo(0.1, 2);
  // Before the first call nothing has begun; a direction that is called later than the other was not looked at until then.
  const earlier = [{ name: 'callers begin', from: at(-10), to: at(0), serving: {} }, ...phases];
  expect(unwatchedOf({ streams: [stream(1000)], phases: earlier, failures: [] }).share).toBe(0);
  const back = { from: { pod: 'calling', cluster: 'remote', release: 'old' }, to: { url: 'http://in-primary:5000/hello', cluster: 'primary', version: 'v1' } };
  expect(unwatchedOf({ streams: [stream(1000), stream(900, undefined, { ...back, began: at(2) })], phases, failures: [] }).share).toBeCloseTo(0.1, 2);
  expect(unwatchedOf({ streams: [], phases, failures: [] }).share).toBe(1);
});

test('a gap in which the meter stood still is as long as it was seen', () => {
  // Lost at 3.98 s, asleep from 4 s to 6 s, and answered since.
  const seen = account(stream(1000, (row, index) => (index === 199 ? lost(row) : index >= 200 && index <= 300 ? [6000, 3, 200, 0, -1] : row)));
  expect(seen).toMatchObject({ lost: 1, longestGap: 20, totalGap: 20 });
});

test('a gap that several streams meet at once is one time without an answer', () => {
  const gone = (from: number) => stream(1000, (row, index) => (index >= from && index < from + 50 ? lost(row) : row));
  expect(account(gone(300), gone(300))).toMatchObject({ lost: 100, longestGap: 1000, totalGap: 1000 });
  expect(account(gone(300), gone(325))).toMatchObject({ longestGap: 1000, totalGap: 1500 });
  expect(account(gone(300), gone(600))).toMatchObject({ longestGap: 1000, totalGap: 2000 });
});

test('an answer by another than who was called is no answer', () => {
  expect(account(stream(100, ([sent, latency, status], index) => [sent, latency, status, index === 50 ? 1 : 0, -1]))).toMatchObject({
    lost: 0,
    wrong: 1,
    reasons: { 'by v1 in primary': 1 },
    longestGap: 20,
  });
});

test('a gap that does not end is as long as what was seen of it', () => {
  expect(account(stream(100, (row, index) => (index >= 50 ? lost(row) : row))).longestGap).toBe(1000);
});

test('reasons are few words', () => {
  expect(['dial tcp: lookup x: no such host', 'context deadline exceeded (Client.Timeout exceeded)', 'read: connection reset by peer', 'EOF', ''].map(reasonOf)).toEqual([
    'DNS',
    'time-out',
    'reset',
    'closed without an answer',
    'no answer',
  ]);
});

test('proof of the meter: the generator that ended is told, and no other', () => {
  const kept = (more: Partial<MeterStream> = {}) => stream(10, undefined, { connections: 'kept', ...more });
  const mistold = (...streams: MeterStream[]) => generatorEnds.mistold(streams, 'primary', 'remote');
  expect(mistold(stream(10), kept({ broke: '' }))).toBeUndefined();
  expect(mistold(stream(10), kept())).toMatch(/none$/);
  expect(mistold(stream(10, undefined, { broke: '' }), kept())).toMatch(/new connections from primary to remote$/);
  expect(mistold(stream(10, undefined, { broke: '' }), kept({ broke: '' }))).toMatch(/new connections .*, kept connections/);
});

/** Callers of both releases in both clusters, and servers that are restarted half-way. */
function upgrade(change?: (row: Row, index: number) => Row): MeterReading {
  const ways = [
    { from: 'primary', to: 'remote', version: 'v2' },
    { from: 'remote', to: 'primary', version: 'v1' },
  ];
  const servers = (to: string, version: string) => ['old', 'new'].map((release) => ({ pod: release, version, cluster: to, release }));
  const streams = ways.flatMap(({ from, to, version }) =>
    ['old', 'new'].map((release) =>
      stream(
        2000,
        (row, index) => {
          const [sent, latency, status, , error] = change ? change(row, index) : row;
          return [sent, latency, status, status === 200 ? Number(index >= 1000) : -1, error];
        },
        { from: { pod: release, cluster: from, release }, to: { url: `http://in-${to}:5000/hello`, cluster: to, version }, servers: servers(to, version) },
      ),
    ),
  );
  const serving = (release: string) => ({ primary: [release], remote: [release] });
  return {
    streams,
    failures: [],
    phases: [
      { name: 'before', from: at(0), to: at(20), serving: serving('old') },
      { name: 'after', from: at(20), to: at(40), serving: serving('new') },
    ],
  };
}

const decided = (reading: MeterReading, more: Partial<Parameters<typeof decideUpgrade>[0]> = {}) =>
  decideUpgrade({ variant: 'mtls', reading, checkpoints: [], limits: { lost: 0, wrong: 0 }, releases: ['old', 'new'], records: [], ...more });

test('releases that met: a cell for each pair in each direction, and lost calls are of the release that served', () => {
  const cells = cellsOf(upgrade((row, index) => (index === 1500 ? lost(row) : row)));
  expect(cells).toHaveLength(8);
  expect(cells.every(({ sent }) => sent === 1000)).toBe(true);
  expect(cells.filter(({ lost: count }) => count === 1).map(({ server }) => server)).toEqual(['new', 'new', 'new', 'new']);
});

test('calls are of the phase in which they went out', () => {
  const accounts = accountsOf(upgrade((row, index) => (index === 999 ? lost(row) : row)));
  expect(accounts.map(({ phase, from, lost: count }) => [phase, from, count])).toEqual([
    ['before', 'primary', 2],
    ['before', 'remote', 2],
    ['after', 'primary', 0],
    ['after', 'remote', 0],
  ]);
});

test('verdict: strict where nothing else is said', () => {
  expect(decided(upgrade())).toMatchObject({ verdict: 'conformant', reasons: [] });
  const one = upgrade((row, index) => (index === 1500 ? lost(row) : row));
  expect(decided(one)).toMatchObject({ verdict: 'non-conformant', first: { phase: 'after', at: at(30), reason: 'status 503' } });
  expect(decided(one, { limits: { lost: 4, wrong: 0 } }).verdict).toBe('conformant');
  expect(decided(one, { limits: { lost: 3, wrong: 0 } }).verdict).toBe('non-conformant');
  expect(decided(one, { limits: { lost: 4, wrong: 0, gap: 20 } }).verdict).toBe('conformant');
  expect(decided(one, { limits: { lost: 4, wrong: 0, gap: 10 } }).verdict).toBe('non-conformant');
});

test('the first call that was lost: what sidecars of both sides logged at that time, and of no other', () => {
  const reading = upgrade((row, index) => (index === 1500 ? lost(row) : row));
  const line = { side: 'caller', pod: 'old', cluster: 'primary', at: at(30.1), code: 503, flags: 'UF', details: 'upstream_reset', upstream: '10.0.0.9:5000' } as const;
  const failures = [line, { ...line, at: at(30.01) }, { ...line, at: at(25) }, { ...line, side: 'server', pod: 'new', cluster: 'remote' } as const, { ...line, pod: 'another' }];
  expect(decided({ ...reading, failures }).first?.logged).toEqual([failures[1], failures[3]]);
  // A call that hung reaches the server's sidecar later than it went out.
  const slow = upgrade((row, index) => (index === 1500 ? [row[0], 1100, 503, -1, -1] : row));
  const late = { ...line, at: at(31.05), side: 'server', pod: 'new', cluster: 'remote' } as const;
  expect(decided({ ...slow, failures: [failures[1] as typeof line, late, { ...late, at: at(31.4) }] }).first?.logged).toEqual([failures[1], late]);
});

test('the first call that another answered is told with who did, and with no line of a failure', () => {
  const reading = upgrade();
  const [first] = reading.streams as [MeterStream];
  const servers = [...first.servers, { pod: 'strange', version: 'v1', cluster: 'primary', release: 'old' }];
  const rows = first.rows.map((row, index): Row => (index === 1500 ? [row[0], 3, 200, 2, -1] : row));
  const failures = [{ side: 'caller', pod: 'old', cluster: 'primary', at: at(30.01), code: 503, flags: 'UF', details: '', upstream: '' } as const];
  const wrong = decided({ ...reading, failures, streams: [{ ...first, servers, rows }, ...reading.streams.slice(1)] });
  expect(wrong).toMatchObject({ verdict: 'non-conformant', first: { reason: 'by v1 in primary', logged: [], cause: expect.stringContaining('by strange') } });
});

test('why a call was lost: by whom it was failed first, as far as that was logged', () => {
  const caller = { side: 'caller', pod: 'old', cluster: 'primary', at: at(30), code: 503, flags: 'UF,URX', details: '', upstream: '10.0.0.9:5000' } as const;
  expect(causeOfLoss([caller])).toMatch(/sidecar of the caller could not connect to the server, and tried as often as it may \(10\.0\.0\.9:5000\)/);
  expect(causeOfLoss([caller, { ...caller, side: 'server', pod: 'new', cluster: 'remote', flags: 'FI' }])).toMatch(
    /sidecar of the server, new in remote, made it fail, because a rule told it to/,
  );
  expect(causeOfLoss([{ ...caller, flags: '-', code: 502 }])).toMatch(/sidecar of the caller answered 502/);
  expect(causeOfLoss([{ ...caller, flags: '-', details: 'via_upstream' }])).toMatch(/sidecar of the caller passed on 503 from the server \(10/);
  expect(causeOfLoss([{ ...caller, side: 'server', pod: 'new', flags: 'UC' }])).toMatch(/sidecar of the server, new in primary, lost the connection to its application while/);
  expect(causeOfLoss([])).toMatch(/no sidecar logged it/);
});

test('verdict: a requirement that does not hold on the way, a release that does not come up', () => {
  const checkpoint = (verdict: 'non-conformant' | 'inconclusive') => [{ after: 'the control plane', requirements: [{ id: 'MC-TR-010', verdict }] }];
  expect(decided(upgrade(), { checkpoints: checkpoint('non-conformant') }).verdict).toBe('non-conformant');
  expect(decided(upgrade(), { checkpoints: checkpoint('inconclusive') }).verdict).toBe('inconclusive');
  expect(decided(upgrade(), { stopped: { phase: 'control plane', why: 'no image', ofRelease: true } })).toMatchObject({ verdict: 'non-conformant' });
  expect(decided(upgrade(), { stopped: { phase: 'control plane', why: 'the engine died', ofRelease: false } })).toMatchObject({ verdict: 'inconclusive' });
  // A machine that is too busy for whoever looks is too busy for a release to come up, too.
  const asleep = upgrade((row, index) => (index > 100 && index < 160 ? [3200, ...(row.slice(1) as [number, number, number, number])] : row));
  const late = decided(asleep, { stopped: { phase: 'control plane', why: 'not ready in time', ofRelease: true } });
  expect(late).toMatchObject({ verdict: 'inconclusive', reasons: expect.arrayContaining([expect.stringContaining('not ready in time')]) });
});

test('verdict: where nothing of what was asked could be decided, nothing is', () => {
  const checkpoint = (...verdicts: Verdict[]) => [{ after: 'the control plane', requirements: verdicts.map((verdict) => ({ id: 'MC-OB-040', verdict })) }];
  expect(decided(upgrade(), { checkpoints: checkpoint('unsupported') })).toMatchObject({ verdict: 'inconclusive', reasons: ['no requirement was decided on the way'] });
  expect(decided(upgrade(), { checkpoints: checkpoint('unsupported', 'conformant') }).verdict).toBe('conformant');
});

test('verdict: releases that did not meet, and a meter that stood still, say nothing', () => {
  const whole = upgrade();
  expect(decided({ ...whole, streams: whole.streams.slice(1) })).toMatchObject({ verdict: 'inconclusive' });
  expect(decided({ ...whole, streams: whole.streams.slice(1) }).reasons[0]).toContain(`fewer than ${cellSize}`);
  // Of calls that Istio tries again it hides what is lost; and each release is to have met itself, too.
  const [first, ...others] = whole.streams as [MeterStream, ...MeterStream[]];
  expect(decided({ ...whole, streams: [{ ...first, retries: 'default' }, ...others] }).reasons).toHaveLength(2);
  expect(decided(upgrade((row, index) => (index > 100 && index < 160 ? [3200, ...(row.slice(1) as [number, number, number, number])] : row)))).toMatchObject({
    verdict: 'inconclusive',
  });
});

test('verdict: a longest gap is held against the full rate, so that it must have gone on; without one slower streams are enough', () => {
  const asleep = (row: Row, index: number): Row => (index > 1200 && index < 1260 ? [25_200, ...(row.slice(1) as [number, number, number, number])] : row);
  const reading = upgrade(asleep);
  const every = (one: MeterStream): Row[] => one.rows.filter((_, index) => index % 10 === 0).map(([, ...row], index) => [index * 200, ...row]);
  const beside = reading.streams.map((one): MeterStream => ({ ...one, connections: 'kept', rate: 5, rows: every(one) }));
  const looked = { ...reading, streams: [...reading.streams, ...beside] };
  expect(decided(looked)).toMatchObject({ verdict: 'conformant' });
  const strict = decided(looked, { limits: { lost: 0, wrong: 0, gap: 100 } });
  expect(strict.verdict).toBe('inconclusive');
  expect(strict.reasons[0]).toMatch(/^for 2\.9 % of the time nobody called at the full rate.*most of it in the phase "after"/);
});

test('the timeline has a tick for what was lost, and names every phase', () => {
  const picture = timeline(
    'old to new',
    upgrade((row, index) => (index === 1500 ? lost(row) : row)),
  );
  expect(picture).toContain('1  before, 20 s');
  expect(picture).toContain('2  after, 20 s');
  expect(picture).toContain('stroke="#b42318"');
  expect(timeline('old to new', upgrade())).not.toContain('stroke="#b42318"');
});

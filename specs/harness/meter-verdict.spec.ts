import { expect, test } from '@playwright/test';
import { parseStandstills } from '../../fixtures/meter/logs.ts';
import { accountsOf, cellsOf } from '../../reports/meter/account.ts';
import { causeOfLoss } from '../../reports/meter/causes.ts';
import { untilLed } from '../../reports/meter/phases.ts';
import { timeline } from '../../reports/meter/timeline.ts';
import { cellSize } from '../../reports/meter/verdict.ts';
import type { MeterStandstill, MeterStream } from '../../reports/readings/meter.ts';
import type { Verdict } from '../../reports/types.ts';
import { at, decided, lost, type Row, stream, upgrade } from './metered.ts';

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
  expect(decided(one, { limits: { lost: 4 } }).verdict).toBe('conformant');
  expect(decided(one, { limits: { lost: 3 } }).verdict).toBe('non-conformant');
  expect(decided(one, { limits: { lost: 4, gap: 20 } }).verdict).toBe('conformant');
  expect(decided(one, { limits: { lost: 4, gap: 10 } }).verdict).toBe('non-conformant');
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
  // Too busy then, however little that is of the whole.
  const dozing = upgrade((row, index) => (index > 995 && index < 1012 ? [20_230, ...(row.slice(1) as [number, number, number, number])] : row));
  const [first] = dozing.phases as [(typeof dozing.phases)[number]];
  const phases = [
    { ...first, to: at(19.5) },
    { ...first, name: 'moving', from: at(19.5), to: at(21) },
    { ...first, name: 'moved', from: at(21), to: at(40) },
  ];
  const stopped = (phase: string) => ({ stopped: { phase, why: 'not ready in time', ofRelease: true } });
  expect(decided({ ...dozing, phases }, stopped('moving')).verdict).toBe('inconclusive');
  expect(decided({ ...dozing, phases }, stopped('moved')).verdict).toBe('non-conformant');
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
  const strict = decided(looked, { limits: { lost: 0, gap: 100 } });
  expect(strict.verdict).toBe('inconclusive');
  expect(strict.reasons).toEqual([expect.stringMatching(/^for 1180 ms at a stretch nobody called at the full rate/)]);
  // In what is shorter than the limit there is no gap that is longer.
  expect(decided(looked, { limits: { lost: 0, gap: 1200 } }).verdict).toBe('conformant');
});

test('verdict: a call that is answered late is not lost, and no pass where time without an answer is limited', () => {
  const late = upgrade((row, index) => (index === 1500 ? [row[0], 1040, 200, 0, -1] : row));
  expect(decided(late)).toMatchObject({ verdict: 'conformant', total: { slowest: 1040 } });
  expect(decided(late, { limits: { lost: 0, gap: 1000 } })).toMatchObject({
    verdict: 'inconclusive',
    reasons: [expect.stringMatching(/answered after 1040 ms \(1000 ms without/)],
  });
  expect(decided(late, { limits: { lost: 0, gap: 1100 } }).verdict).toBe('conformant');
});

test('verdict: calls that are lost and calls that another answered are of one sum', () => {
  const reading = upgrade((row, index) => (index === 1500 ? lost(row) : row));
  const [first, ...others] = reading.streams as [MeterStream, ...MeterStream[]];
  const servers = [...first.servers, { pod: 'strange', version: 'v1', cluster: 'primary', release: 'old' }];
  const rows = first.rows.map((row, index): Row => (index === 1400 ? [row[0], 3, 200, 2, -1] : row));
  const both = { ...reading, streams: [{ ...first, servers, rows }, ...others] };
  expect(decided(both, { limits: { lost: 5 } }).verdict).toBe('conformant');
  expect(decided(both, { limits: { lost: 4 } })).toMatchObject({
    verdict: 'non-conformant',
    reasons: [expect.stringMatching(/^4 of/), expect.stringMatching(/^1 calls were answered by/)],
  });
});

test('verdict: what nobody saw is held against the time in which something was done, and not against hours in which an upgrade waited to be resumed', () => {
  const asleep = upgrade((row, index) => (index > 1400 && index < 1432 ? [28_640, ...(row.slice(1) as [number, number, number, number])] : row));
  expect(decided(asleep).verdict).toBe('inconclusive');
  const waited = { name: 'interrupted', from: at(40), to: at(4000), serving: {} };
  expect(decided({ ...asleep, phases: [...asleep.phases, waited] })).toMatchObject({
    verdict: 'inconclusive',
    reasons: [expect.stringMatching(/^for 1\.\d % of the time nobody looked/)],
  });
});

test("a time-out in a cluster in which all of the meter stands still again and again is nobody's fault; no other failure is, nor where one caller there went on", () => {
  const errors = ['context deadline exceeded', 'read: connection reset by peer'];
  const timedOut = (error: number) => stream(1000, (row, index) => (index === 250 ? [row[0], 5000, 0, -1, error] : row), { errors });
  const there = { from: { pod: 'calling', cluster: 'remote', release: 'old' } };
  // In every second two calls are late, and wait for a tenth and more of it.
  const starving = stream(1000, (row, index) => (index % 50 < 8 ? [row[0] + (8 - (index % 50)) * 20, 3, 200, 0, -1] : row), there);
  const going = stream(1000, undefined, there);
  const outcome = (...streams: MeterStream[]) =>
    decided({ streams, phases: [{ name: 'all', from: at(0), to: at(20), serving: {} }], failures: [], standstills: [] }, { releases: ['old', 'new'] });
  const starved = /1 of \d+ calls timed out while a server .* stood still, or every caller beside it/;
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

test('what sidecars logged of failures is counted, by phase, side and response flags', () => {
  const line = { side: 'caller', pod: 'a', cluster: 'primary', at: at(5), code: 503, flags: 'UF', details: '', upstream: '' } as const;
  const failures = [
    line,
    { ...line, pod: 'b' },
    { ...line, at: at(25) },
    { ...line, flags: 'NR' },
    { ...line, side: 'server', cluster: 'remote' } as const,
    { ...line, at: at(99) },
  ];
  const of = (count: number, more: object = {}) => ({ phase: 'before', side: 'caller', cluster: 'primary', code: 503, flags: 'UF', count, ...more });
  const { logged } = decided({ ...upgrade(), failures });
  expect(logged).toEqual([of(2), of(1, { flags: 'NR' }), of(1, { side: 'server', cluster: 'remote' }), of(1, { phase: 'after' }), of(1, { phase: 'between phases' })]);
});

test('how long new namespaces waited for an istiod that leads is told', () => {
  const phases = [
    { name: 'the control plane', from: at(0), to: at(10), serving: {} },
    { name: untilLed('the control plane'), from: at(10), to: at(31.5), serving: {} },
  ];
  expect(decided({ ...upgrade(), phases }).waited).toEqual([{ phase: 'istiod leads after the control plane', seconds: 21.5 }]);
});

test('a call that timed out while its caller stood still for most of that time is neither a pass nor the fault of the mesh', () => {
  const asleep = stream(1000, (row, index) => (index === 190 ? [row[0], 5000, 0, -1, 0] : index >= 200 && index <= 400 ? [8000, 3, 200, 0, -1] : row), {
    errors: ['context deadline exceeded'],
  });
  const { verdict, reasons } = decided({ streams: [asleep], phases: [{ name: 'all', from: at(0), to: at(20), serving: {} }], failures: [], standstills: [] });
  expect(verdict).toBe('inconclusive');
  expect(reasons).toContainEqual(expect.stringMatching(/^1 of 1000 calls timed out while who made them stood still/));
});

test('a server that stood still while a call waited: neither a pass nor the fault of the mesh', () => {
  const errors = ['context deadline exceeded (Client.Timeout exceeded while awaiting headers)', 'read: connection reset by peer'];
  const timedOut = (error = 0) => stream(1000, (row, index) => (index === 250 ? [row[0], 5000, 0, -1, error] : row), { errors });
  const still = (seconds: number, more: Partial<MeterStandstill> = {}): MeterStandstill => ({ pod: 'a', cluster: 'remote', from: at(6), to: at(6 + seconds), ...more });
  const outcome = (streams: MeterStream[], ...standstills: MeterStandstill[]) =>
    decided({ streams, phases: [{ name: 'all', from: at(0), to: at(20), serving: {} }], failures: [], standstills }, { releases: ['old', 'new'] }).verdict;
  expect(outcome([timedOut()], still(2.5))).toBe('inconclusive');
  // It is one of those that the call may have been sent to; each for itself.
  expect(outcome([timedOut()], still(2.5, { pod: 'b' }))).toBe('inconclusive');
  expect(outcome([timedOut()], still(2.4), still(2.4, { pod: 'b' }))).toBe('non-conformant');
  expect(outcome([timedOut()], still(1.3), still(1.3, { from: at(8), to: at(9.3) }))).toBe('inconclusive');
  expect(outcome([timedOut()], still(2.5, { cluster: 'primary' }))).toBe('non-conformant');
  expect(outcome([timedOut()], still(0, { from: at(3), to: at(5) }))).toBe('non-conformant');
  expect(outcome([timedOut(1)], still(2.5))).toBe('non-conformant');
});

test("a server's clock is read, and nothing else that it logs", () => {
  const log = '2026/01/01 00:00:00 helloworld v1 listens on :5000\nstood still from 2026-01-01T00:00:01.020Z to 2026-01-01T00:00:01.090Z\nstood still from now to then\n';
  expect(parseStandstills(log)).toEqual([{ from: '2026-01-01T00:00:01.020Z', to: '2026-01-01T00:00:01.090Z' }]);
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

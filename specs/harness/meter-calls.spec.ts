import { expect, test } from '@playwright/test';
import { unwatchedOf } from '../../reports/meter/account.ts';
import { reasonOf, stallsOf } from '../../reports/meter/calls.ts';
import { generatorEnds } from '../../reports/meter/truths.ts';
import type { MeterStream } from '../../reports/readings/meter.ts';
import { account, at, began, lost, type Row, stream } from './metered.ts';

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
  // Asleep from 4 s to 6 s: what went out late waited for a meter that was awake, and what it waited through is excused.
  expect(woken((row, index) => (index === 250 ? [6000, 5000, 0, -1, 0] : row))).toMatchObject({ lost: 1, reasons: { 'time-out': 1 }, disturbed: 100 });
  expect(woken((row, index) => (index === 190 ? [row[0], 4000, 0, -1, 0] : row))).toMatchObject({ lost: 1, disturbed: 101 });
  expect(woken((row, index) => (index === 190 ? [row[0], 3900, 0, -1, 0] : row))).toMatchObject({ lost: 0, disturbed: 102 });
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

test('nobody looked: only where every stream of a direction stood still at once', () => {
  const phases = [{ name: 'all', from: at(0), to: at(20), serving: {} }];
  const still = (from: number, to: number) => stream(1000, (row, index) => (index > from * 50 && index <= to * 50 ? [to * 1000, 3, 200, 0, -1] : row));
  expect(unwatchedOf({ streams: [still(4, 6)], phases }).share).toBeCloseTo(0.1, 2);
  expect(unwatchedOf({ streams: [still(4, 6), still(5, 8)], phases }).share).toBeCloseTo(0.05, 2);
  expect(unwatchedOf({ streams: [still(4, 6), still(7, 8)], phases }).share).toBe(0);
  // One that begins late or ends early has not looked meanwhile.
  expect(unwatchedOf({ streams: [stream(500), stream(400, undefined, { began: at(12) })], phases }).share).toBeCloseTo(0.1, 2);
  // Before the first call nothing has begun; a direction that is called later than the other was not looked at until then.
  const earlier = [{ name: 'callers begin', from: at(-10), to: at(0), serving: {} }, ...phases];
  expect(unwatchedOf({ streams: [stream(1000)], phases: earlier }).share).toBe(0);
  const back = { from: { pod: 'calling', cluster: 'remote', release: 'old' }, to: { url: 'http://in-primary:5000/hello', cluster: 'primary', version: 'v1' } };
  expect(unwatchedOf({ streams: [stream(1000), stream(900, undefined, { ...back, began: at(2) })], phases }).share).toBeCloseTo(0.1, 2);
  expect(unwatchedOf({ streams: [], phases }).share).toBe(1);
  // Of one phase more than of the whole.
  const within = [
    { ...phases[0], name: 'before', to: at(10) },
    { ...phases[0], name: 'move', from: at(10), to: at(12) },
    { ...phases[0], name: 'after', from: at(12) },
  ] as typeof phases;
  const asleep = { streams: [still(10, 10.2)], phases: within };
  expect(unwatchedOf(asleep).share).toBeCloseTo(0.009, 3);
  expect(unwatchedOf(asleep, undefined, 'move').share).toBeCloseTo(0.09, 2);
  expect(unwatchedOf(asleep, undefined, 'after').share).toBe(0);
  expect(unwatchedOf({ ...asleep, phases: earlier }, undefined, 'callers begin').share).toBe(1);
});

test('a gap in which the meter stood still is as long as it was seen', () => {
  // Lost at 3.98 s, asleep from 4 s to 6 s, and answered since.
  const seen = account(stream(1000, (row, index) => (index === 199 ? lost(row) : index >= 200 && index <= 300 ? [6000, 3, 200, 0, -1] : row)));
  expect(seen).toMatchObject({ lost: 1, longestGap: 20, totalGap: 20 });
});

test('a gap is as long as the calls say that are lost in it, and not as the meter was late by what is no standstill', () => {
  const late = stream(1000, (row, index) => (index === 300 ? lost(row) : index === 301 ? [row[0] + 45, 3, 200, 0, -1] : row));
  expect(stallsOf(late)).toEqual([]);
  expect(account(late)).toMatchObject({ lost: 1, longestGap: 20, totalGap: 20 });
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
  expect(
    [
      'dial tcp: lookup x: no such host',
      'lookup x on 10.0.0.1:53: read udp 10.0.0.2:1->10.0.0.1:53: read: connection refused',
      'context deadline exceeded (Client.Timeout exceeded)',
      'read: connection reset by peer',
      'EOF',
      '',
    ].map(reasonOf),
  ).toEqual(['DNS', 'DNS', 'time-out', 'reset', 'closed without an answer', 'no answer']);
});

test('proof of the meter: the generator that ended is told, and no other', () => {
  const kept = (more: Partial<MeterStream> = {}) => stream(10, undefined, { connections: 'kept', ...more });
  const mistold = (...streams: MeterStream[]) => generatorEnds.mistold(streams, 'primary', 'remote');
  expect(mistold(stream(10), kept({ broke: '' }))).toBeUndefined();
  expect(mistold(stream(10), kept())).toMatch(/none$/);
  expect(mistold(stream(10, undefined, { broke: '' }), kept())).toMatch(/new connections from primary to remote$/);
  expect(mistold(stream(10, undefined, { broke: '' }), kept({ broke: '' }))).toMatch(/new connections .*, kept connections/);
});

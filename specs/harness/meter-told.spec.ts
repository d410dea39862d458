import { expect, test } from '@playwright/test';
import { type Done, toldBy } from '../../reports/meter/told.ts';
import { type Lasted, truths } from '../../reports/meter/truths.ts';
import { at, lost, type Row, stream } from './metered.ts';

/** Seconds for each truth, one after another. */
const span = 40;
/** Calls of one. */
const calls = span * 50;

type Change = (row: Row, of: number) => Row;
const between =
  (from: number, to: number, change: Change): Change =>
  (row, of) =>
    of >= from && of < to ? change(row, of) : row;
const unanswered: Change = ([sent]) => [sent, 5000, 0, -1, 0];
const nameless: Change = ([sent]) => [sent, 1, 0, -1, 1];
const slower =
  (ms: number): Change =>
  ([sent, latency, ...rest]) => [sent, latency + ms, ...rest];

/** What becomes of calls when the meter is right. */
const right: Record<string, Change> = {
  nothing: (row) => row,
  'one-in-two-hundred': (row, of) => (of % 200 === 100 ? lost(row) : row),
  'gone-for-400-ms': between(100, 120, lost),
  'silent-for-400-ms': between(100, 125, slower(600)),
  'silent-for-6-s': between(100, 160, unanswered),
  'nameless-for-3-s': between(100, 250, nameless),
  'servers-stopped': between(100, 160, unanswered),
  'slower-by-50-ms': slower(50),
  'meter-stopped': between(100, 175, (row, of) => [row[0] + (175 - of) * 20, ...(row.slice(1) as [number, number, number, number])]),
};
const forMs: Record<string, number> = {
  'gone-for-400-ms': 400,
  'silent-for-400-ms': 400,
  'silent-for-6-s': 6000,
  'nameless-for-3-s': 3000,
  'servers-stopped': 6000,
  'meter-stopped': 1500,
};

/** It is begun two seconds after calls are looked at, as the hundredth goes out. */
function lastedOf(index: number, length: Pick<Lasted, 'least' | 'most'>): Lasted {
  const from = Date.parse(at(index * span + 2));
  return { ...length, from, to: from + length.most };
}

/** Which truths are mistold. @param what becomes of calls otherwise @param lasted how long it lasted otherwise */
function mistold(otherwise: Record<string, Change> = {}, lasted: Record<string, Pick<Lasted, 'least' | 'most'>> = {}): string[] {
  const change = { ...right, ...otherwise };
  const recorded = stream(calls * truths.length, (row, index) => (change[(truths[Math.floor(index / calls)] as { id: string }).id] as Change)(row, index % calls), {
    errors: ['context deadline exceeded', 'dial tcp: lookup in-remote on 10.0.0.1:53: connection refused'],
  });
  const ended = stream(10, undefined, { connections: 'kept', broke: '' });
  const done = truths.map(({ id }, index): Done => {
    const usual = forMs[id] ?? span * 1000;
    return {
      phase: { name: id, from: at(index * span), to: at((index + 1) * span), serving: {} },
      lasted: forMs[id] ? lastedOf(index, lasted[id] ?? { least: usual, most: usual }) : undefined,
    };
  });
  const stopped = truths.findIndex(({ id }) => id === 'servers-stopped') * span;
  const standstills = [{ pod: 'server', cluster: 'remote', from: at(stopped + 2), to: at(stopped + 8) }];
  return toldBy({ streams: [recorded, ended], standstills, done }, 'primary', 'remote').flatMap(({ sentence, mistold }) => (mistold ? [`${sentence}: ${mistold}`] : []));
}

test('proof of the meter: each thing that is told as what it is', () => {
  expect(mistold()).toEqual([]);
});

test('proof of the meter: what is told otherwise is named, and nothing else', () => {
  expect(mistold({ nothing: between(100, 101, lost) })).toEqual(['nothing is done: lost is 1, not between 0 and 0']);
  expect(mistold({ 'one-in-two-hundred': (row) => row })).toEqual([expect.stringMatching(/^one call in two hundred .*lost is 0/)]);
  expect(mistold({ 'silent-for-400-ms': between(100, 125, lost) })).toEqual([expect.stringMatching(/^for 400 ms packets .*lost is 25/)]);
  expect(mistold({ 'nameless-for-3-s': between(100, 250, lost) })).toEqual([expect.stringMatching(/another reason than DNS is 150/)]);
  expect(mistold({ 'slower-by-50-ms': slower(5) })).toEqual([expect.stringMatching(/the median, above the usual one, is 5/)]);
  expect(mistold({ 'meter-stopped': (row) => row })).toEqual([expect.stringMatching(/^the meter itself .*taken out is 0/)]);
});

test('proof of the meter: by what the meter itself stood still a gap is told shorter', () => {
  const asleep =
    (from: number, to: number, change: Change): Change =>
    (row, of) =>
      change(of >= from && of < to ? [row[0] + (to - of) * 20, 3, 200, 0, -1] : row, of);
  expect(mistold({ 'gone-for-400-ms': asleep(105, 110, between(100, 120, lost)) })).toEqual([]);
  expect(mistold({ 'gone-for-400-ms': asleep(105, 110, between(100, 110, lost)) })).toEqual([expect.stringMatching(/^for 400 ms nobody .*the longest gap is 1/)]);
  // Until after it was over: what goes out then is answered.
  expect(mistold({ 'gone-for-400-ms': asleep(112, 122, between(100, 112, lost)) })).toEqual([]);
  // Too little is left to be told.
  expect(mistold({ 'gone-for-400-ms': asleep(105, 118, between(100, 120, lost)) })).toEqual([
    expect.stringMatching(/^for 400 ms nobody .*the longest gap is 140, not between 150 and 650/),
  ]);
  // What it stood still when nothing was done excuses nothing.
  expect(mistold({ 'gone-for-400-ms': asleep(200, 215, between(100, 112, lost)) })).toEqual([expect.stringMatching(/the longest gap is 240/)]);
});

test('proof of the meter: what lasted longer than it should have is held against what it lasted', () => {
  const longer = between(100, 150, lost);
  expect(mistold({ 'gone-for-400-ms': longer })).toEqual([expect.stringMatching(/^for 400 ms nobody .*the longest gap is 1000, not between 350 and 650/)]);
  expect(mistold({ 'gone-for-400-ms': longer }, { 'gone-for-400-ms': { least: 960, most: 1010 } })).toEqual([]);
  // Whoever goes out later waits for less; nobody for less than what is left.
  const until = (end: number) => between(100, 120, ([sent, latency, ...rest], of) => [sent, latency + Math.max(0, (end - of) * 20), ...rest]);
  expect(mistold({ 'silent-for-400-ms': until(120) })).toEqual([]);
  expect(mistold({ 'silent-for-400-ms': until(110) })).toEqual([expect.stringMatching(/^for 400 ms packets .*what the slowest waited for is 203/)]);
  // Waits are those of packets that are sent again: 0.6 s, also where it took 0.65, for all but the first.
  expect(mistold({ 'silent-for-400-ms': between(100, 125, (row, of) => slower(of < 102 ? 1400 : 600)(row, of)) }, { 'silent-for-400-ms': { least: 640, most: 660 } })).toEqual([]);
  expect(mistold({}, { 'gone-for-400-ms': { least: 960, most: 1010 } })).toEqual([expect.stringMatching(/the longest gap is 400, not between 910/)]);
});

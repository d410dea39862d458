import { accountOf } from '../../reports/meter/account.ts';
import { callsOf } from '../../reports/meter/calls.ts';
import { decideUpgrade } from '../../reports/meter/verdict.ts';
import type { MeterReading, MeterStream } from '../../reports/readings/meter.ts';

export const began = '2026-01-01T00:00:00.000Z';
export const at = (seconds: number): string => new Date(Date.parse(began) + seconds * 1000).toISOString();

export type Row = MeterStream['rows'][number];

/** Calls of one stream, 50 a second, all answered by the right server but for those that a test says otherwise of. */
export function stream(count: number, change: (row: Row, index: number) => Row = (row) => row, more: Partial<MeterStream> = {}): MeterStream {
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

export const lost = ([sent]: Row): Row => [sent, 1, 503, -1, -1];
export const account = (...streams: MeterStream[]) => accountOf(streams.map(callsOf));

/** Callers of both releases in both clusters, and servers that are restarted half-way. */
export function upgrade(change?: (row: Row, index: number) => Row): MeterReading {
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
    standstills: [],
    phases: [
      { name: 'before', from: at(0), to: at(20), serving: serving('old') },
      { name: 'after', from: at(20), to: at(40), serving: serving('new') },
    ],
  };
}

export const decided = (reading: MeterReading, more: Partial<Parameters<typeof decideUpgrade>[0]> = {}) =>
  decideUpgrade({ variant: 'mtls', reading, checkpoints: [], limits: { lost: 0 }, releases: ['old', 'new'], records: [], ...more });

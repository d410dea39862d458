import { createHash } from 'node:crypto';
import type { BodyReading } from '../readings/calls.ts';
import type { Judgement } from '../types.ts';

/** Digest of the body that the sample server gives, and is sent back: a to z, over and over. */
const digestOf = (bytes: number): string => createHash('sha256').update(Buffer.alloc(bytes, 'abcdefghijklmnopqrstuvwxyz')).digest('hex');

const tellSize = (bytes: number): string => (bytes % 1024 === 0 ? `${bytes / 1024} KiB` : `${bytes} B`);

type Transfer = BodyReading['transfers'][number];

const whole = ({ status, exit, bytes, arrived, digest }: Transfer): boolean => exit === 0 && status === 200 && arrived === bytes && digest === digestOf(bytes);

const tellFailed = ({ status, exit, seconds, arrived, error }: Transfer): string =>
  exit ? `no answer (curl ${exit}${error ? `: ${error}` : ''}) after ${seconds.toFixed(1)} s` : `status ${status}, ${arrived ?? 0} B arrived`;

/** A body of every size came whole in both directions. */
export function bodiesArrive({ transfers }: BodyReading, { sizes }: { sizes: readonly number[] }): Judgement {
  const missing = sizes.flatMap((bytes) =>
    (['down', 'up'] as const).flatMap((direction) => {
      const made = transfers.filter((one) => one.bytes === bytes && one.direction === direction);
      if (made.length > 0 && made.every(whole)) return [];
      const [first] = made;
      return [`${tellSize(bytes)} ${direction}: ${first ? tellFailed(first) : 'not tried'}`];
    }),
  );
  return {
    holds: sizes.length > 0 && missing.length === 0,
    wanted: `bodies of ${sizes.map(tellSize).join(', ')} whole, down and up`,
    seen:
      missing.length > 0
        ? missing.join('; ')
        : `${transfers.length} transfers, all whole; the slowest took ${Math.max(...transfers.map(({ seconds }) => seconds * 1000)).toFixed(0)} ms`,
  };
}

/** A body that took its time came whole in each direction. */
export function streamsLast({ transfers }: BodyReading, { bytes, seconds }: { bytes: number; seconds: number }): Judgement {
  const told = (['down', 'up'] as const).map((direction) => {
    const made = transfers.filter((one) => one.direction === direction && one.bytes === bytes);
    const failed = made.find((one) => !whole(one));
    const [first] = made;
    if (!first) return { holds: false, seen: `${direction}: not tried` };
    if (failed) return { holds: false, seen: `${direction}: ${tellFailed(failed)}` };
    return { holds: made.length === 1 && first.seconds >= seconds, seen: `${direction}: whole after ${first.seconds.toFixed(1)} s` };
  });
  return {
    holds: told.every(({ holds }) => holds),
    wanted: `${tellSize(bytes)} whole, down and up, each on its way for ${seconds} s or more`,
    seen: told.map(({ seen }) => seen).join('; '),
  };
}

import { createHash } from 'node:crypto';
import type { BodyReading, Judgement } from '../types.ts';

/** Digest of the body that the sample server gives, and is sent back: a to z, over and over. */
const digestOf = (bytes: number): string => createHash('sha256').update(Buffer.alloc(bytes, 'abcdefghijklmnopqrstuvwxyz')).digest('hex');

const tellSize = (bytes: number): string => (bytes % 1024 === 0 ? `${bytes / 1024} KiB` : `${bytes} B`);

/** A body of every size came whole in both directions. */
export function bodiesArrive({ transfers }: BodyReading, { sizes }: { sizes: readonly number[] }): Judgement {
  const whole = ({ status, exit, bytes, arrived, digest }: BodyReading['transfers'][number]) => exit === 0 && status === 200 && arrived === bytes && digest === digestOf(bytes);
  const missing = sizes.flatMap((bytes) =>
    (['down', 'up'] as const).flatMap((direction) => {
      const made = transfers.filter((one) => one.bytes === bytes && one.direction === direction);
      if (made.length > 0 && made.every(whole)) return [];
      const [first] = made;
      return [
        `${tellSize(bytes)} ${direction}: ${first ? (first.exit ? `no answer (curl ${first.exit}) after ${first.seconds.toFixed(1)} s` : `status ${first.status}, ${first.arrived ?? 0} B arrived`) : 'not tried'}`,
      ];
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

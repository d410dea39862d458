import type { MeterReading } from '../readings/meter.ts';
import { sampleToExclude } from '../rules/arithmetic.ts';
import { overall } from '../rules/verdict.ts';
import type { Verdict } from '../types.ts';
import { type Account, accountOf, accountsOf, cellsOf, isAtFullRate, totalOf, type Unwatched, unwatchedOf } from './account.ts';
import { callsOf, type MeterCall } from './calls.ts';
import { causeOfLoss } from './causes.ts';
import { loggedIn } from './logged.ts';
import { phaseNameAt, waits } from './phases.ts';
import { starvedAmong } from './starved.ts';
import type { Checkpoint, Limits, LostCall, Stop, UpgradeOutcome } from './types.ts';

/** A cell that is called whole had as many calls: a loss of 1 % among them is excluded with 99 % confidence. */
export const cellSize = sampleToExclude(0.01, 0.99);

/** Where nobody looked for more of the time than that, the meter says nothing of the mesh. */
const mostUnwatched = 0.01;

interface Measured {
  variant: string;
  reading: MeterReading;
  checkpoints: Checkpoint[];
  limits: Limits;
  /** The releases between which proxies of the clusters are to have met. */
  releases: readonly [from: string, to: string];
  records: string[];
  /** What ended the upgrade before its end, and whether the release is to blame. */
  stopped?: Stop;
}

/** So far before a call went out, or after it ended, a line of a sidecar may be about it, in ms: clocks differ, and where it waits it is late at the server. */
const near = 250;

/** The first call that was lost, those that are nobody's fault last. */
function firstLost(reading: MeterReading, calls: readonly MeterCall[], starved: ReadonlySet<MeterCall>): LostCall | undefined {
  const [first] = calls.filter(({ outcome, disturbed }) => outcome !== 'answered' && !disturbed).toSorted((a, b) => Number(starved.has(a)) - Number(starved.has(b)) || a.at - b.at);
  if (!first) return undefined;
  const { stream, at, latency, outcome, server, status, reason = '' } = first;
  const phase = phaseNameAt(reading.phases, at);
  // One that was answered has failed nowhere.
  const failures = outcome === 'wrong' ? [] : reading.failures;
  const logged = failures.filter(
    (line) =>
      Date.parse(line.at) >= at - near &&
      Date.parse(line.at) <= at + latency + near &&
      // What the caller got is what its sidecar wrote; of one that got nothing it wrote none, or what it would have been.
      (line.side === 'server' || status === 0 || line.code === status) &&
      (line.side === 'caller' ? line.pod === stream.from.pod : line.cluster === stream.to.cluster),
  );
  // The nearest of each side.
  const nearest = (['caller', 'server'] as const).flatMap((side) =>
    logged
      .filter((line) => line.side === side)
      .toSorted((a, b) => Math.abs(Date.parse(a.at) - at) - Math.abs(Date.parse(b.at) - at))
      .slice(0, 1),
  );
  return {
    at: new Date(at).toISOString(),
    phase,
    call: `${stream.from.pod} in ${stream.from.cluster} (${stream.from.release}) → ${stream.to.url}, ${stream.connections} connections`,
    reason,
    logged: nearest,
    cause: outcome === 'wrong' ? `it was answered ${reason}, by ${server?.pod ?? 'a pod that is not known'}: who is called is not who answers` : causeOfLoss(nearest),
  };
}

/** Pairs of releases across the clusters that did not meet, or hardly: in calls that Istio does not try again, for of others it hides what is lost. */
function missingCells(reading: MeterReading, [from, to]: Measured['releases']): string[] {
  const cells = cellsOf({ ...reading, streams: reading.streams.filter(({ retries }) => retries === 'off') });
  const ways = new Set(reading.streams.filter((stream) => stream.from.cluster !== stream.to.cluster).map((stream) => `${stream.from.cluster} → ${stream.to.cluster}`));
  return [...ways].flatMap((way) =>
    [
      [from, from],
      [from, to],
      [to, from],
      [to, to],
    ].flatMap(([caller, server]) => {
      const sent = cells.find((cell) => `${cell.from} → ${cell.to}` === way && cell.caller === caller && cell.server === server)?.sent ?? 0;
      return sent < cellSize ? [`${way}, from sidecars of ${caller} to those of ${server}: ${sent} calls, fewer than ${cellSize}`] : [];
    }),
  );
}

/** What was lost, and what was answered by another: either is a call that did not do what it was to. */
const told = (lost: number, { sent, wrong }: Pick<Account, 'sent' | 'wrong'>, may: number): string[] => [
  ...(lost > 0 ? [`${lost} of ${sent} calls were lost (${may} may be${wrong > 0 ? ', with those that another answered' : ''})`] : []),
  ...(wrong > 0 ? [`${wrong} calls were answered by another than who was called (${may} may be${lost > 0 ? ', with those that were lost' : ''})`] : []),
];

/** Where time without an answer is limited: that there may have been more than was seen. */
function unsureOfGap(limit: number, { longest }: Unwatched, slowest: number): string[] {
  return [
    ...(longest > limit
      ? [`for ${longest.toFixed(0)} ms at a stretch nobody called at the full rate, and ${limit} ms without an answer may be: the machine has not enough to spare`]
      : []),
    ...(slowest > limit
      ? [
          `a call at the full rate was answered after ${slowest.toFixed(0)} ms (${limit} ms without an answer may be): packets were lost on the way, or the machine has not enough to spare`,
        ]
      : []),
  ];
}

/** That nobody looked for longer than may be, and where. */
const tooLong = ({ share, phase }: Unwatched, what: string): string[] =>
  share > mostUnwatched
    ? [`for ${(share * 100).toFixed(1)} % of the time ${what}${phase === undefined ? '' : `, most of it in the phase "${phase}"`}: the machine has not enough to spare`]
    : [];

/** What users would have felt, and whether that is within the limits. */
export function decideUpgrade({ variant, reading, checkpoints, limits, releases, records, stopped }: Measured): UpgradeOutcome {
  const total = totalOf(reading);
  const unwatched = unwatchedOf(reading);
  const unwatchedAtFullRate = unwatchedOf(reading, isAtFullRate);
  const streams = reading.streams.map((stream) => ({ stream, calls: callsOf(stream) }));
  const calls = streams.flatMap((one) => one.calls);
  const starved = starvedAmong(reading, calls);
  // Others call so rarely that one lost call is a longer gap than may be.
  const atFullRate = streams.filter(({ stream }) => isAtFullRate(stream));
  const { longestGap: gap, slowest } = accountOf(atFullRate.map((one) => one.calls.filter((call) => !starved.has(call))));
  const first = firstLost(reading, calls, starved);
  const lost = total.lost - starved.size;
  const unheard = calls.filter(({ outcome, disturbed }) => outcome === 'lost' && disturbed).length;
  const felt = [
    ...(lost + total.wrong > limits.lost ? told(lost, total, limits.lost) : []),
    ...(limits.gap !== undefined && gap > limits.gap ? [`the longest time without an answer was ${gap.toFixed(0)} ms (${limits.gap} may be)`] : []),
  ];
  const of = (verdict: Verdict) =>
    checkpoints.flatMap(({ after, requirements }) =>
      requirements.filter((one) => one.verdict === verdict).map(({ id, reason = '' }) => `after ${after}: ${id} ${verdict}${reason ? `: ${reason}` : ''}`),
    );
  const unsure = [
    ...(starved.size > 0
      ? [
          `${starved.size} of ${total.sent} calls timed out while a server that they may have been sent to stood still, or every caller beside it again and again: the machine has not enough to spare`,
        ]
      : []),
    ...(unheard > 0 ? [`${unheard} of ${calls.length} calls timed out while who made them stood still for most of the time: the machine has not enough to spare`] : []),
    ...tooLong(unwatched, 'nobody looked, because all of the meter stood still at once'),
    // Slower streams see that calls are lost, and not for how long.
    ...(limits.gap === undefined ? [] : unsureOfGap(limits.gap, unwatchedAtFullRate, slowest)),
    ...reading.streams.flatMap(({ from, to, broke }) =>
      broke === undefined ? [] : [`the load generator of ${from.pod} in ${from.cluster} for ${to.url} had ended before it was told to: ${broke || 'it said nothing'}`],
    ),
    ...(stopped ? [] : missingCells(reading, releases)),
    ...of('inconclusive'),
    ...(checkpoints.some(({ requirements }) => requirements.length > 0) && of('conformant').length + of('non-conformant').length === 0
      ? ['no requirement was decided on the way']
      : []),
  ];
  const cameToNoEnd = stopped ? [`the upgrade came to no end in the phase "${stopped.phase}": ${stopped.why}`] : [];
  // A machine on which nobody could look then may be why it did not come up in time.
  const blamed = stopped?.ofRelease && [unwatched, unwatchedOf(reading, undefined, stopped.phase)].every(({ share }) => share <= mostUnwatched);
  if (!blamed) unsure.push(...cameToNoEnd);
  const bad = [...(blamed ? cameToNoEnd : []), ...felt, ...of('non-conformant')];
  const verdict = overall([bad.length > 0 ? 'non-conformant' : unsure.length > 0 ? 'inconclusive' : 'conformant']);
  return {
    variant,
    verdict,
    reasons: [...bad, ...unsure],
    phases: reading.phases,
    total,
    accounts: accountsOf(reading),
    cells: cellsOf(reading),
    checkpoints,
    ...(first ? { first } : {}),
    logged: loggedIn(reading),
    waited: waits(reading.phases),
    unwatched: unwatched.share,
    unwatchedAtFullRate: unwatchedAtFullRate.share,
    records,
    ...(stopped ? { stopped } : {}),
  };
}

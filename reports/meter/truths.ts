import type { MeterStream } from '../readings/meter.ts';
import { acceptance } from '../rules/binomial.ts';
import type { Account } from './account.ts';

/** What became of the calls that are looked at. */
export interface TruthAccount extends Account {
  /** Of those that were lost, how many are put down to a machine that starves. */
  starved: number;
  /** How long the meter itself stood still while it was done, in ms: by that gaps are told shorter, and calls went out when it was over. */
  stood: number;
}

/**
 * For how long something was done, in ms, by the clock of who did it: a machine that is busy takes its time to end what is to
 * last for 400 ms. And between which times, Unix time in ms.
 */
export interface Lasted {
  least: number;
  most: number;
  from: number;
  to: number;
}

/** Something that is done to calls on purpose, and how the meter is to tell of it: by how long it lasted, where it does for a while. */
export interface Truth {
  id: string;
  sentence: string;
  /** For so many seconds. */
  seconds: number;
  /** Why the account is not one of what was done; undefined where it is. @param usual the account while nothing was done */
  mistold: (account: TruthAccount, usual: Account, lasted: Lasted) => string | undefined;
}

const short = (value: number): string => String(Number(value.toFixed(1)));

const within = (what: string, value: number, least: number, most: number): string | undefined =>
  value >= least && value <= most ? undefined : `${what} is ${short(value)}, not between ${short(least)} and ${short(most)}`;

const first = (...reasons: (string | undefined)[]): string | undefined => reasons.find((reason) => reason !== undefined);

/** What is left to be told of something that lasted, in ms, without what the meter stood still: half of it at least, or it could be held to nothing. */
const left = (lasted: number, stood: number): number => Math.max(lasted / 2, lasted - stood);

/** Calls of the stream that is looked at, a second. */
export const truthRate = 50;
const pace = 1000 / truthRate;

export const droppedShare = 0.005;
export const goneMs = 400;
export const slowerMs = 50;
export const stoppedMs = 1500;
/** Longer than a name is known for that was looked up. */
export const namelessMs = 3000;
/** Longer than a call has. */
export const longMs = 6000;
/** Of a time as long, that in which the first calls go out that end without an answer. */
const unanswered = ({ least }: Lasted): number => least - 5000;

/** Nothing first: it is what the others are compared with. */
export const truths: readonly Truth[] = [
  {
    id: 'nothing',
    sentence: 'nothing is done',
    seconds: 10,
    mistold: ({ lost, wrong, longestGap, disturbed }) =>
      first(within('lost', lost + wrong, 0, 0), within('the longest gap', longestGap, 0, 0), within('taken out', disturbed, 0, truthRate / 2)),
  },
  {
    id: 'one-in-two-hundred',
    sentence: 'one call in two hundred is answered with 503',
    seconds: 40,
    mistold: ({ sent, lost, longestGap }) => {
      const { least, most } = acceptance(sent, droppedShare, 1e-4);
      // Two in a row are one in 40 000.
      return first(within('lost', lost, Math.max(1, least), most), within('the longest gap', longestGap, 0.8 * pace, 3.2 * pace));
    },
  },
  {
    id: 'gone-for-400-ms',
    sentence: 'for 400 ms nobody can be reached',
    seconds: 6,
    mistold: ({ lost, longestGap, stood }, _, { least, most }) =>
      first(within('the longest gap', longestGap, left(least, stood) - 50, most + 250), within('lost', lost, 0.8 * (left(least, stood) / pace), (most + 250) / pace)),
  },
  {
    id: 'silent-for-400-ms',
    sentence: 'for 400 ms packets to the servers are lost',
    seconds: 6,
    // What is sent again is answered, when TCP tries it next: nothing is lost, and whoever went out in the first moments waited for what was left at least.
    mistold: ({ sent, lost, longestGap, p99, slowest }, _, { least, most }) =>
      first(
        within('lost', lost, 0, 0),
        within('the longest gap', longestGap, 0, 0),
        within('what the slowest waited for', slowest, least - pace, most + 2000),
        within('what one in a hundred waited for', p99, least - (sent / 100 + 1) * pace, most + 2000),
      ),
  },
  {
    id: 'silent-for-6-s',
    sentence: 'for 6 s packets to the servers are lost',
    seconds: 12,
    // What is sent again reaches nobody within 5 s for some seconds more.
    mistold: ({ lost, longestGap, starved, stood }, _, lasted) =>
      first(
        within('lost', lost, 0.8 * (left(unanswered(lasted), stood) / pace), lasted.most / pace),
        within('the longest gap', longestGap, 0.8 * left(unanswered(lasted), stood), lasted.most + 1000),
        within('put down to a machine that starves', starved, 0, 0),
      ),
  },
  {
    id: 'nameless-for-3-s',
    sentence: 'for 3 s look-ups of names are refused',
    seconds: 8,
    // A name is known for a second more at most, and a look-up that was begun before it is over may be answered late.
    mistold: ({ lost, reasons, longestGap, stood }, _, { least, most }) =>
      first(
        within('lost', lost, 0.8 * (left(least - 1000, stood) / pace), (most + 1000) / pace),
        within('lost for another reason than DNS', lost - (reasons.DNS ?? 0), 0, 0),
        within('the longest gap', longestGap, 0.8 * left(least - 1000, stood), most + 1000),
      ),
  },
  {
    id: 'servers-stopped',
    sentence: 'the servers get no CPU for 6 s',
    seconds: 12,
    mistold: ({ lost, starved, stood }, _, lasted) =>
      first(within('lost', lost, 0.8 * (left(unanswered(lasted), stood) / pace), lasted.most / pace), within('put down to a machine that starves', starved, lost, lost)),
  },
  {
    id: 'slower-by-50-ms',
    sentence: 'every call takes 50 ms longer',
    seconds: 8,
    mistold: ({ lost, longestGap, p50 }, usual) =>
      first(within('lost', lost, 0, 0), within('the longest gap', longestGap, 0, 0), within('the median, above the usual one,', p50 - usual.p50, slowerMs - 2, slowerMs + 30)),
  },
  {
    id: 'meter-stopped',
    sentence: 'the meter itself is stopped for 1.5 s',
    seconds: 6,
    mistold: ({ lost, wrong, longestGap, disturbed }, _, { least, most }) =>
      first(within('lost', lost + wrong, 0, 0), within('the longest gap', longestGap, 0, 0), within('taken out', disturbed, (0.9 * least) / pace, (2 * most) / pace)),
  },
];

/** After all of these: a generator ends that nobody told to. */
export const generatorEnds = {
  sentence: 'a generator ends before it is told to',
  /** Why the streams do not say that it was that of the kept connections between these clusters, and no other. */
  mistold: (streams: readonly MeterStream[], from: string, to: string): string | undefined => {
    const ended = streams.filter(({ broke }) => broke !== undefined);
    const told = ended.map((stream) => `${stream.connections} connections from ${stream.from.cluster} to ${stream.to.cluster}`);
    return told.join() === `kept connections from ${from} to ${to}` ? undefined : `those that are said to have ended: ${told.join(', ') || 'none'}`;
  },
};

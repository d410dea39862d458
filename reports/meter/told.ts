import type { MeterPhase, MeterReading } from '../readings/meter.ts';
import { accountsOf, isAtFullRate, type PhaseAccount } from './account.ts';
import { callsOf, stallsOf, stillBetween } from './calls.ts';
import { isOf } from './phases.ts';
import { starvedAmong } from './starved.ts';
import { generatorEnds, type Lasted, type TruthAccount, truths } from './truths.ts';

/** When calls were looked at while something was done to them, and how long that lasted; what was done throughout has no length of its own. */
export interface Done {
  phase: MeterPhase;
  lasted: Lasted | undefined;
}

/** Of what was done throughout. */
const throughout: Lasted = { least: 0, most: 0, from: 0, to: 0 };

/** What the meter told of something that was done. */
export interface Told {
  sentence: string;
  /** What became of the calls meanwhile, in words. */
  seen: string;
  /** Why that is not what was done; undefined where it is. */
  mistold?: string;
}

/** What was recorded, and what was done to it. */
export interface Proof extends Pick<MeterReading, 'streams' | 'standstills'> {
  done: readonly Done[];
}

/** What the meter told of each thing. @param from the cluster whose calls something was done to @param to the one that they called */
export function toldBy({ streams: all, standstills, done }: Proof, from: string, to: string): Told[] {
  const phases = done.map(({ phase }) => phase);
  const streams = all.filter((one) => isAtFullRate(one) && one.from.cluster === from && one.to.cluster === to);
  const starved = starvedAmong({ streams: all, standstills }, streams.flatMap(callsOf));
  const accounts = accountsOf({ streams, phases }).map((account): PhaseAccount & TruthAccount => {
    const { phase, lasted = throughout } = done.find((one) => one.phase.name === account.phase) as Done;
    return {
      ...account,
      starved: [...starved].filter(({ at }) => isOf(phase, at)).length,
      stood: streams.reduce((most, stream) => Math.max(most, stillBetween(stallsOf(stream), lasted.from, lasted.to)), 0),
    };
  });
  // A machine has slow minutes: what is usual is the quickest of the phases, all but the one that is slowed.
  const [first] = accounts;
  const usual = first && { ...first, p50: Math.min(...accounts.filter(({ phase }) => phase !== 'slower-by-50-ms').map(({ p50 }) => p50)) };
  const told = truths.map(({ id, sentence, mistold }): Told => {
    const account = accounts.find(({ phase }) => phase === id);
    if (!account || !usual) return { sentence, seen: 'no call', mistold: 'nothing was recorded' };
    const lasted = done.find(({ phase }) => phase.name === id)?.lasted;
    const wrong = mistold(account, usual, lasted ?? throughout);
    return { sentence, seen: [...(lasted ? [inWords(lasted)] : []), ...callsInWords(account)].join(', '), ...(wrong ? { mistold: wrong } : {}) };
  });
  const ended = generatorEnds.mistold(all, from, to);
  return [...told, { sentence: generatorEnds.sentence, seen: ended ? 'it is not told, or of another' : 'it is told, and of no other', ...(ended ? { mistold: ended } : {}) }];
}

const inWords = ({ least, most }: Lasted): string => `it lasted ${least.toFixed(0)} to ${most.toFixed(0)} ms`;

const callsInWords = ({ sent, lost, reasons, longestGap, p50, p99, slowest, disturbed, starved, stood }: TruthAccount): string[] => {
  const why = Object.entries(reasons).map(([reason, calls]) => `${calls} ${reason}`);
  return [
    `${sent} calls`,
    `${lost} lost${why.length > 0 ? ` (${why.join(', ')})` : ''}`,
    `longest gap ${longestGap.toFixed(0)} ms`,
    `p50 ${p50.toFixed(1)} ms`,
    `p99 ${p99.toFixed(0)} ms`,
    `slowest ${slowest.toFixed(0)} ms`,
    `${disturbed} taken out for a meter that stood still${stood > 0 ? ` (${stood.toFixed(0)} ms of what was done)` : ''}`,
    `${starved} of those lost put down to a machine that starves`,
  ];
};

export function asText(told: readonly Told[]): string {
  const lines = told.map(({ sentence, seen, mistold }) => `${mistold ? '✗' : '✓'} ${sentence}: ${seen}${mistold ? `; ${mistold}` : ''}`);
  return `\n${lines.join('\n')}\n\nthe meter told ${told.filter(({ mistold }) => !mistold).length} of ${told.length} as what they are\n`;
}

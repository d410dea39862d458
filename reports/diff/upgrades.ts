import { type Account, isAtFullRate } from '../meter/account.ts';
import { callsOf } from '../meter/calls.ts';
import { phaseAt } from '../meter/phases.ts';
import type { UpgradeOutcome, UpgradeReport } from '../meter/types.ts';
import type { MeterReading } from '../readings/meter.ts';
import { compareSamples, type Measured } from './samples.ts';
import type { Pair, RunName, UpgradeDifference } from './types.ts';
import { changed, compareVerdicts, type Decision } from './verdicts.ts';

/** An upgrade as it lies in its folder. */
export interface UpgradeFolder {
  name: string;
  report: UpgradeReport;
  /** What the meter saw in a variant. */
  records: (variant: string) => Pick<MeterReading, 'streams' | 'phases'>;
}

const nameOf = ({ name, report: { from, to, startedAt } }: UpgradeFolder): RunName => ({ run: name, stack: `${from} to ${to}`, startedAt });

/** Releases differ from upgrade to upgrade, and what is done in a phase does not. */
function inGeneral({ from, to }: UpgradeReport, phase: string): string {
  const names = [
    { name: from, is: 'the old release' },
    { name: to, is: 'the new release' },
  ];
  // One may begin as the other does.
  return names.toSorted((a, b) => b.name.length - a.name.length).reduce((text, { name, is }) => text.replaceAll(name, is), phase);
}

const versionsOf = (versions: Record<string, string>, of: string): Record<string, string> =>
  Object.fromEntries(Object.entries(versions).map(([name, version]) => [`${name} of the ${of} release`, version]));

const madeOf = ({ report: { strategy, versions, limits } }: UpgradeFolder): Record<string, string> => ({
  strategy,
  'calls that may be lost': String(limits.lost),
  'longest time without an answer': limits.gap === undefined ? 'not bounded' : `${limits.gap} ms`,
  ...versionsOf(versions.from, 'old'),
  ...versionsOf(versions.to, 'new'),
});

/** The verdict of each variant, and those of what was decided after each step. */
const decisionsOf = ({ report }: UpgradeFolder): Decision[] =>
  report.outcomes.flatMap(({ variant, verdict, reasons: [reason], checkpoints }): Decision[] => [
    { id: 'the upgrade', variant, verdict, ...(reason ? { reason } : {}) },
    ...checkpoints.flatMap(({ after, requirements }) => requirements.map((one) => ({ ...one, id: `${one.id} after ${inGeneral(report, after)}`, variant }))),
  ]);

/** @param value null where nothing was answered: JSON has no other word for it */
const ms = (value: number | null): string => (value === null ? 'none' : `${value.toFixed(value < 10 ? 1 : 0)} ms`);

const feltIn = ({ total, unwatchedAtFullRate }: UpgradeOutcome): Record<string, string> => {
  const times: [string, keyof Account & ('longestGap' | 'totalGap' | 'p50' | 'p99' | 'slowest')][] = [
    ['longest gap', 'longestGap'],
    ['all gaps', 'totalGap'],
    ['half of the answers within', 'p50'],
    ['99 of 100 within', 'p99'],
    ['the slowest after', 'slowest'],
  ];
  return {
    calls: String(total.sent),
    lost: String(total.lost),
    'answered by another': String(total.wrong),
    ...Object.fromEntries(times.map(([what, key]) => [what, ms(total[key])])),
    'nobody at the full rate for': `${(unwatchedAtFullRate * 100).toFixed(2)} % of the time`,
  };
};

/** Of a variant, by phase and direction, how long the calls took that were answered: those at the full rate, in ms. */
function latenciesIn({ report, records }: UpgradeFolder, variant: string): Map<string, number[]> {
  const { streams, phases } = records(variant);
  const answered = streams
    .filter(isAtFullRate)
    .flatMap(callsOf)
    .filter(({ outcome, disturbed }) => outcome === 'answered' && !disturbed)
    .flatMap(({ at, latency, stream: { from, to } }) => {
      const phase = phaseAt(phases, at);
      return phase ? [{ latency, words: `${inGeneral(report, phase.name)}, from ${from.cluster} to ${to.cluster}` }] : [];
    });
  return new Map([...Map.groupBy(answered, ({ words }) => words)].map(([words, calls]) => [words, calls.map(({ latency }) => latency)]));
}

/** Two upgrades beside each other; they may be of other releases, and of two machines. */
export function compareUpgrades(before: UpgradeFolder, after: UpgradeFolder): UpgradeDifference {
  const variants = before.report.outcomes.flatMap((was) => {
    const is = after.report.outcomes.find(({ variant }) => variant === was.variant);
    return is ? [{ variant: was.variant, was, is }] : [];
  });
  const measured = variants.flatMap(({ variant }): Measured[] => {
    const [some, others] = [latenciesIn(before, variant), latenciesIn(after, variant)];
    return [...some].map(([claim, a]) => ({ id: 'calls', variant, claim, a, b: others.get(claim) ?? [] }));
  });
  const felt = variants.flatMap(({ variant, was, is }) => changed(feltIn(was), feltIn(is)).map((pair: Pair) => ({ variant, ...pair })));
  return {
    schema: 1,
    before: nameOf(before),
    after: nameOf(after),
    made: changed(madeOf(before), madeOf(after)),
    ...compareVerdicts(decisionsOf(before), decisionsOf(after)),
    samples: compareSamples(measured),
    felt,
  };
}

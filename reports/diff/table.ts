import { signTest } from './rank-sum.ts';
import { fewestPairs } from './samples.ts';
import type { Compared, Difference, InstalledChange, Pair, UpgradeDifference } from './types.ts';

/** As many lines as people read; the JSON has them all. */
const most = 15;

const few = (lines: string[]): string[] => (lines.length > most ? [...lines.slice(0, most), `  and ${lines.length - most} more: --json has them all`] : lines);

const section = (title: string, lines: string[], none: string): string[] => ['', title, ...(lines.length > 0 ? few(lines) : [`  ${none}`])];

const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const sign: Record<string, string> = { better: '+', worse: '-', undecided: '?' };

const installedLine = ({ object, variant, what, values }: InstalledChange): string => {
  const [first] = values;
  const more = values.length > 1 ? `, and ${values.length - 1} more` : '';
  return `  ${object} (${variant}) ${what}${first ? `: ${first.path.slice(0, 140)}: ${first.before.slice(0, 60)} → ${first.after.slice(0, 60)}${more}` : ''}`;
};

/** What the medians say together. */
function together({ each, ratio, noise, p }: Difference['samples']): string {
  const all = `what was measured many times: ${each.length} medians, as a rule ${ratio.toFixed(2)} times those of before`;
  if (each.length < fewestPairs) return `${all}; those that differ, by however much two runs do anyhow, which ${each.length} do not show`;
  return `${all} (p ${p.toPrecision(1)} by chance; another machine or hour is none); those that differ by more than two runs do anyhow, ${noise.toFixed(1)} times`;
}

/** Whether changes took longer as a rule: of one alone nobody can say. */
function sooner(convergence: Difference['convergence']): string {
  const longer = convergence.filter(({ before, after }) => after > before).length;
  const shorter = convergence.filter(({ before, after }) => after < before).length;
  return `${longer} changes took longer to be seen everywhere and ${shorter} shorter (p ${signTest(longer, longer + shorter).toPrecision(1)} by chance); by 5 s or more`;
}

/** What two runs or two upgrades were of, and what was decided in them. */
const decidedSections = ({ before, after, made, verdicts, gone, added, addedRed }: Compared): string[] => [
  `${before.run} (${before.stack}) → ${after.run} (${after.stack})`,
  ...section('what they were of', made.map(pairLine), 'the same'),
  ...section(
    'verdicts that changed',
    verdicts.map((one) => `  ${sign[one.direction]} ${one.id} ${one.variant}: ${one.before} → ${one.after}${one.reason ? `: ${one.reason.slice(0, 200)}` : ''}`),
    'none',
  ),
  ...section(
    'decided by one of them only',
    [...gone.map((key) => `  ${key}: before`), ...added.map((key) => `  ${key}: after${addedRed.includes(key) ? ', non-conformant' : ''}`)],
    'nothing',
  ),
];

const pairLine = ({ what, before, after }: Pair): string => `  ${what}: ${before} → ${after}`;

function latencySection({ samples }: Compared): string[] {
  const latencies = samples.each.filter(({ matters }) => matters).toSorted((a, b) => a.p - b.p);
  return section(
    together(samples),
    latencies.map(
      (one) =>
        `  ${one.id} ${one.variant}: median ${ms(one.median.before)} → ${ms(one.median.after)} (${one.count.before} and ${one.count.after} values, p ${one.p.toExponential(0)}): ${one.claim.slice(0, 100)}`,
    ),
    'none',
  );
}

/** Two upgrades beside each other, in the terminal. */
export const upgradeDifferenceTable = (difference: UpgradeDifference): string =>
  [
    ...decidedSections(difference),
    ...Object.entries(Object.groupBy(difference.felt, ({ variant }) => variant)).flatMap(([variant, felt = []]) =>
      section(`what users felt in ${variant}`, felt.map(pairLine), 'the same'),
    ),
    ...latencySection(difference),
    '',
  ].join('\n');

/** Two runs beside each other, in the terminal. */
export function differenceTable(difference: Difference): string {
  const { convergence, configuration, installed, notNoted } = difference;
  const slower = convergence.filter((one) => Math.abs(one.after - one.before) >= 5).toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  const paths = Object.entries(Object.groupBy(configuration ?? [], ({ path, before: was = 'none', after: is = 'none' }) => `  ${path}: ${was} → ${is}`));
  return [
    ...decidedSections(difference),
    ...latencySection(difference),
    ...section(
      sooner(convergence),
      slower.map((one) => `  ${one.id} ${one.variant}: ${one.before.toFixed(1)} s → ${one.after.toFixed(1)} s: ${one.claim.slice(0, 100)}`),
      'none',
    ),
    ...section(
      'what sidecars were told about the sample service',
      paths.map(([line, of = []]) => `${line.slice(0, 260)} (${[...new Set(of.map(({ sidecar, variant }) => `${sidecar}, ${variant}`))].join('; ')})`),
      configuration ? 'the same' : 'not known: no sidecar was looked at in both',
    ),
    ...section(
      'what is installed: kinds, webhooks, rights and istiod',
      [...(installed ?? []).map(installedLine), ...(installed ? notNoted.map((variant) => `  not known in ${variant}: one of the runs has not noted it`) : [])],
      installed ? 'the same' : 'not known: one of the runs has not noted it',
    ),
    '',
  ].join('\n');
}

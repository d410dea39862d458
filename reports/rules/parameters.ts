import type { RuleName } from './index.ts';
import { sampling } from './sampling.ts';

type Parameters = Record<string, unknown>;

const times = (each: number, names: unknown): number => (Array.isArray(names) && names.length > 1 ? each * names.length : Number.NaN);

/** What a rule must have been given, so that nobody makes a claim easier than it is. */
const wanted: Partial<Record<RuleName, (given: Parameters) => Parameters>> = {
  servedOnlyBy: () => sampling.exclusive,
  servedByAll: ({ servers }) => ({ count: times(sampling.balanced.each, servers), least: sampling.balanced.least }),
  answered: () => sampling.refused,
  refused: () => sampling.refused,
  unresolved: () => sampling.refused,
  answeredInTime: () => sampling.lossless,
  logNamesWhoAnswered: ({ clusters }) => ({ count: times(sampling.balanced.each, clusters) }),
};

/** Why the parameters of a claim are not those of its rule; undefined where they are. */
export function parametersFit(rule: RuleName, given: Parameters): string | undefined {
  const unfit = Object.entries(wanted[rule]?.(given) ?? {}).find(([name, value]) => given[name] !== value);
  return unfit ? `${rule} was judged with ${unfit[0]} ${JSON.stringify(given[unfit[0]])} and wants ${unfit[1]}` : undefined;
}

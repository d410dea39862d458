import { isDeepStrictEqual } from 'node:util';
import type { ParametersOf, RuleName } from './index.ts';
import { affinityOf, sampling } from './sampling.ts';

type Parameters = Record<string, unknown>;

const times = (each: number, names: unknown): number => (Array.isArray(names) && names.length > 1 ? each * names.length : Number.NaN);

/** Rules that are given a number: one that is not held against anything could be any. */
type Sized = { [Name in RuleName]: number extends ParametersOf<Name>[keyof ParametersOf<Name>] ? Name : never }[RuleName];

type Wanted = (given: Parameters) => Parameters;

/** What a rule must have been given, so that nobody makes a claim easier than it is. */
const wanted: Record<Sized, Wanted> & Partial<Record<RuleName, Wanted>> = {
  servedOnlyBy: () => sampling.exclusive,
  servedByAll: ({ servers }) => ({ count: times(sampling.balanced.each, servers), least: sampling.balanced.least }),
  servedOnlyIn: () => sampling.exclusive,
  sharedAsWeighted: () => sampling.weighted,
  answered: () => sampling.refused,
  refused: () => sampling.refused,
  unresolved: () => sampling.refused,
  rejectedWith: () => sampling.refused,
  answeredInTime: () => sampling.lossless,
  requestsAttributed: () => ({ count: sampling.exclusive.count }),
  triedOnce: () => sampling.firstTry,
  clocksAgree: () => sampling.clocks,
  identitiesAreOfOneRoot: () => sampling.identity,
  versionsFit: () => sampling.skew,
  newcomerStarts: () => sampling.newcomer,
  newcomerIsTakenIn: () => sampling.newcomer,
  newcomerIsLeftAlone: () => sampling.newcomer,
  answeredAfter: () => sampling.delayed,
  answeredOnlyWith: () => sampling.exclusive,
  triedTimes: () => sampling.logged,
  shadowedBy: () => sampling.logged,
  tracedWhole: () => sampling.traced,
  boundByHeader: ({ servers }) => affinityOf(Array.isArray(servers) ? servers.length : Number.NaN),
  logNamesWhoAnswered: ({ clusters }) => ({ count: times(sampling.balanced.each, clusters) }),
  bodiesArrive: () => ({ sizes: sampling.bodies }),
  streamsLast: () => ({ bytes: sampling.stream.bytes, seconds: sampling.stream.seconds }),
  scheduleKept: () => sampling.schedule,
  loadCarried: () => sampling.schedule,
  protocolsCross: () => ({ protocols: sampling.protocols.names, count: sampling.protocols.count, least: sampling.protocols.least }),
  unanswered: () => sampling.refused,
  noneLost: () => sampling.load,
  noneAfterItLeft: () => sampling.load,
  lossBounded: () => sampling.ending,
  readyInTime: () => sampling.ready,
  backInTime: () => sampling.back,
  clustersKnownFor: () => sampling.known,
  followedInTime: () => sampling.moves,
  endpointsStayed: () => sampling.watch,
  endpointsStayedThrough: () => sampling.through,
  callerIsKnown: ({ clusters }) => ({ count: times(sampling.balanced.each, clusters) }),
};

/** The clusters that a claim is about, where its parameters name them. */
export const clustersIn = ({ clusters, servers }: Parameters): unknown[] | undefined =>
  Array.isArray(clusters) ? clusters : Array.isArray(servers) ? servers.map((server: { cluster?: unknown }) => server.cluster) : undefined;

/**
 * Why the parameters of a claim are not those of its rule; undefined where they are.
 *
 * @param clusters names of all clusters of the mesh: a claim about all of them must leave none out
 */
export function parametersFit(rule: RuleName, given: Parameters, clusters: readonly string[]): string | undefined {
  const named = clustersIn(given);
  const left = named && clusters.find((name) => !named.includes(name));
  if (left !== undefined) return `${rule} was judged without the cluster ${left}`;
  const unfit = Object.entries(wanted[rule]?.(given) ?? {}).find(([name, value]) => !isDeepStrictEqual(given[name], value));
  return unfit ? `${rule} was judged with ${unfit[0]} ${JSON.stringify(given[unfit[0]])} and wants ${unfit[1]}` : undefined;
}

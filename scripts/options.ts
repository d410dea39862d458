import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import type { Command } from 'commander';
import { UsageError } from '../fixtures/errors.ts';
import { refuseAnotherPlan, refuseAttached } from '../fixtures/lab/another-plan.ts';
import type { Engine } from '../fixtures/lab/engine/types.ts';
import { makePlan, type Plan } from '../fixtures/lab/plan.ts';
import { readStack } from '../fixtures/lab/stack/index.ts';
import { type EnvironmentState, environmentNames, readEnvironment, type VariantName, variantNames } from '../fixtures/lab/state.ts';
import { didYouMean } from '../fixtures/suggest.ts';
import { areas, type Requirement, requirements } from '../reports/catalogue/index.ts';

export interface EnvironmentOptions {
  name: string;
  stack?: string;
  remotes?: string;
  nodes?: string;
  podCidrs?: string;
  serviceCidrs?: string;
  networkCidr?: string;
  expose?: string;
  includeIpRanges?: string;
}

/** The options that describe an environment of ours. */
export const withEnvironmentOptions = (command: Command): Command =>
  command
    .option('--name <environment>', 'name of the environment', 'default')
    .option('--stack <name>', 'what to install: a folder of stacks/, or auto (default: auto)')
    .option('--remotes <n>', 'remote clusters beside the primary (default: 1)')
    .option('--nodes <n>', 'nodes of each cluster (default: 1)')
    .option('--pod-cidrs <list>', 'pod ranges, the primary first, separated by commas')
    .option('--service-cidrs <list>', 'service ranges, the primary first, separated by commas')
    .option('--network-cidr <range>', 'range of the Docker network that the nodes share')
    .option('--expose <how>', 'how istiod is reached from the remote: clusterip or loadbalancer (default: clusterip)')
    .option('--include-ip-ranges <ranges>', "global.proxy.includeIPRanges: *, clusters (all of the plan's), or ranges (default: *)")
    .addHelpText('after', '\nOf an environment that is up, what is not given is as it stands.');

/** How a command that a user is told names an environment; the one that is meant anyway is not named. */
export const nameArgument = (name: string): string => (name === 'default' ? '' : ` --name ${name}`);

/** The stack that options ask for: what is not given is that of the environment that is up, or auto. */
export const stackOf = ({ name, stack }: EnvironmentOptions): string => stack ?? standing(name)?.stack ?? 'auto';

const standing = (name: string): Plan | undefined => {
  const state = readEnvironment(name);
  return state?.status === 'up' ? state.plan : undefined;
};

/**
 * The plan that options ask for, what is not given being as it stands; nothing is touched.
 *
 * @throws UsageError for what cannot work
 */
export function planOf(options: EnvironmentOptions, stack: string): Plan {
  const there = standing(options.name);
  const remotes = options.remotes === undefined ? undefined : count(options.remotes, '--remotes');
  const alike = remotes === undefined || remotes === (there?.clusters.length ?? 0) - 1;
  const list = (text: string | undefined) => text?.split(',').map((part) => part.trim());
  return makePlan({
    environment: options.name,
    stack,
    ...given({
      remotes: remotes ?? (there ? there.clusters.length - 1 : undefined),
      nodes: options.nodes === undefined ? there?.clusters[0]?.nodes : count(options.nodes, '--nodes'),
      podCidrs: list(options.podCidrs) ?? (alike ? there?.clusters.map(({ podSubnet }) => podSubnet) : undefined),
      serviceCidrs: list(options.serviceCidrs) ?? (alike ? there?.clusters.map(({ serviceSubnet }) => serviceSubnet) : undefined),
      networkCidr: options.networkCidr ?? there?.network.subnet,
      expose: options.expose ?? there?.expose,
      includeIPRanges: options.includeIpRanges ?? there?.includeIPRanges,
    }),
    slot: slotFor(options.name),
  });
}

/**
 * Refuses a plan that cannot work, or is not that of what stands, before anything is built.
 *
 * @throws UsageError
 */
export function checkPlan(options: EnvironmentOptions, stack: string): void {
  const plan = planOf(options, stack);
  // Which one auto is, is known when an engine answers.
  refuseAnotherPlan(stack === 'auto' ? { ...plan, stack: standing(options.name)?.stack ?? stack } : plan);
}

/** The entries that have a value. */
const given = <T extends object>(entries: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

/** @throws UsageError naming the option */
export function count(text: string, where: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new UsageError(`${JSON.stringify(text)} is no whole number below a million`, { where, remedy: `give one, as in ${where} 2` });
}

/** Networks of environments on one machine differ by a number: the one it has, or the lowest free. */
function slotFor(name: string): number {
  const taken = new Map(environmentNames().map((other) => [other, Number(/^172\.28\.(\d+)\./.exec(readEnvironment(other)?.plan?.network.subnet ?? '')?.[1] ?? -1)]));
  const own = taken.get(name);
  if (own !== undefined && own >= 0) return own;
  for (let slot = 0; ; slot += 1) if (![...taken.values()].includes(slot)) return slot;
}

/** Checks a stack's name before anything is started. */
export function checkStack(name: string): void {
  if (name !== 'auto') readStack(name);
}

/**
 * Checks that options were not given to a command that has no use for them.
 *
 * @throws UsageError naming them
 */
export function refuseOptions(command: Command, unused: readonly string[], because: string): void {
  const found = command.options.filter((option) => unused.includes(option.attributeName()) && command.getOptionValueSource(option.attributeName()) === 'cli');
  if (found.length > 0) throw new UsageError(`${found.map(({ long }) => long).join(' and ')} cannot be given: ${because}`, { where: found[0]?.long ?? '', remedy: 'leave it out' });
}

/** The variant that stands first, so that it need not be installed again. */
export const standingFirst = (variants: readonly VariantName[], { mesh }: EnvironmentState): VariantName[] =>
  variants.toSorted((a, b) => Number(b === mesh?.variant) - Number(a === mesh?.variant));

/**
 * An environment of ours that is up and whole.
 *
 * @throws UsageError saying what it is instead
 */
export function requireStanding(name: string): EnvironmentState & { engine: Engine } {
  const state = readEnvironment(name);
  refuseAttached(state);
  const remedy = `npm run conformance -- up --name ${name}`;
  if (state?.broken) throw new UsageError(`the environment ${name} was left broken: ${state.broken} was not taken back`, { where: '--name', remedy: `${remedy} makes it anew` });
  if (!state?.engine || state.status !== 'up') throw new UsageError(`the environment ${name} is not up`, { where: '--name', remedy });
  return { ...state, engine: state.engine };
}

/** Sees that a file that is to be written at the end can be, before hours are spent on what it is to hold. @throws UsageError */
export function requireWritable(file: string): void {
  const there = existsSync(file);
  try {
    closeSync(openSync(file, 'a'));
    if (!there) rmSync(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`, { where: '--json', remedy: 'name a file in a folder that is there' });
  }
}

export function variantsOf(text: string): VariantName[] {
  if (text === 'all') return [...variantNames];
  const found = variantNames.find((name) => name === text);
  if (!found) throw new UsageError(`unknown variant ${JSON.stringify(text)}`, { where: '--variant', remedy: didYouMean(text, [...variantNames, 'all']) });
  return [found];
}

/** How much is decided: disruptive is what all has and extended has not. */
export const levels = ['core', 'extended', 'disruptive', 'all'] as const;
export type Level = (typeof levels)[number];

/** The options that say which requirements are decided. */
export const withScopeOptions = (command: Command): Command =>
  command
    .option('--level <name>', `how much: core, extended (all that disturbs nobody), disruptive (what ends and cuts off parts of the mesh) or all`, 'core')
    .option('--only <list>', 'requirements or areas, separated by commas: an id whatever its level, an area as far as the level goes');

/** Ids of the requirements that apply to a variant, of those that were asked for. */
export const wantedIn = (variant: VariantName, asked: readonly string[]): string[] =>
  requirements.filter((entry) => entry.variants.includes(variant) && asked.includes(entry.id)).map(({ id }) => id);

/**
 * What a run has to decide.
 *
 * @throws UsageError when none of the requirements applies to any of the variants, or one that --only names does not
 */
export function checkWanted(variants: readonly VariantName[], asked: readonly string[], only?: string): void {
  const named = (only?.split(',') ?? []).map((part) => part.trim().toUpperCase());
  const idle = requirements.find((entry) => named.includes(entry.id) && !entry.variants.some((variant) => variants.includes(variant)));
  if (idle)
    throw new UsageError(`${idle.id} does not apply to ${variants.join(', ')}, but to ${idle.variants.join(', ')}`, {
      where: '--only and --variant',
      remedy: 'leave one of them out',
    });
  if (variants.some((variant) => wantedIn(variant, asked).length > 0)) return;
  throw new UsageError(`nothing would be decided: ${asked.join(', ') || 'nothing of that level'} does not apply to ${variants.join(', ')}`, {
    where: '--only, --level and --variant',
    remedy: 'leave one of them out; npm run conformance -- requirements shows which requirement applies where',
  });
}

const belongs: Record<Level, (entry: Requirement) => boolean> = {
  core: ({ level, disruptive }) => !disruptive && level === 'core',
  extended: ({ disruptive }) => !disruptive,
  disruptive: ({ disruptive = false }) => disruptive,
  all: () => true,
};

const within = (level: Level): string[] => requirements.filter(belongs[level]).map(({ id }) => id);

/**
 * Ids of the requirements that --only and --level name, in the catalogue's order.
 *
 * @throws UsageError naming the option
 */
export function requirementsOf({ only, level: word }: { only?: string; level: string }): string[] {
  const level = levels.find((name) => name === word);
  if (!level) throw new UsageError(`unknown level ${JSON.stringify(word)}`, { where: '--level', remedy: didYouMean(word, [...levels]) });
  if (only === undefined) return within(level);
  const ids = requirements.map(({ id }) => id);
  const asked = only.split(',').flatMap((part) => {
    const name = part.trim();
    const code = Object.entries(areas).find(([short, long]) => [short, `MC-${short}`].includes(name.toUpperCase()) || long === name.toLowerCase())?.[0];
    if (code) return within(level).filter((id) => id.startsWith(`MC-${code}-`));
    if (ids.includes(name.toUpperCase())) return [name.toUpperCase()];
    throw new UsageError(`no requirement and no area is called ${JSON.stringify(name)}`, { where: '--only', remedy: didYouMean(name, [...ids, ...Object.values(areas)]) });
  });
  return ids.filter((id) => asked.includes(id));
}

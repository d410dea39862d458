import type { Command } from 'commander';
import { UsageError } from '../fixtures/errors.ts';
import { makePlan, type Plan } from '../fixtures/lab/plan.ts';
import { readStack } from '../fixtures/lab/stack/index.ts';
import { environmentNames, readEnvironment, type VariantName, variantNames } from '../fixtures/lab/state.ts';
import { didYouMean } from '../fixtures/suggest.ts';
import { areas, requirements } from '../reports/catalogue/index.ts';

export interface EnvironmentOptions {
  name: string;
  stack: string;
  remotes: string;
  nodes: string;
  podCidrs?: string;
  serviceCidrs?: string;
  networkCidr?: string;
  expose: string;
  includeIpRanges: string;
}

/** The options that describe an environment of ours. */
export const withEnvironmentOptions = (command: Command): Command =>
  command
    .option('--name <environment>', 'name of the environment', 'default')
    .option('--stack <name>', 'what to install: a folder of stacks/, or auto', 'auto')
    .option('--remotes <n>', 'remote clusters beside the primary', '1')
    .option('--nodes <n>', 'nodes of each cluster', '1')
    .option('--pod-cidrs <list>', 'pod ranges, the primary first, separated by commas')
    .option('--service-cidrs <list>', 'service ranges, the primary first, separated by commas')
    .option('--network-cidr <range>', 'range of the Docker network that the nodes share')
    .option('--expose <how>', 'how istiod is reached from the remote: clusterip or loadbalancer', 'clusterip')
    .option('--include-ip-ranges <ranges>', "global.proxy.includeIPRanges: *, clusters (all of the plan's), or ranges", '*');

/**
 * The plan that options ask for; nothing is touched.
 *
 * @throws UsageError for what cannot work
 */
export function planOf(options: EnvironmentOptions, stack: string): Plan {
  const list = (text: string | undefined) => text?.split(',').map((part) => part.trim());
  const podCidrs = list(options.podCidrs);
  const serviceCidrs = list(options.serviceCidrs);
  return makePlan({
    environment: options.name,
    stack,
    remotes: Number(options.remotes),
    nodes: Number(options.nodes),
    ...(podCidrs ? { podCidrs } : {}),
    ...(serviceCidrs ? { serviceCidrs } : {}),
    ...(options.networkCidr ? { networkCidr: options.networkCidr } : {}),
    expose: options.expose,
    includeIPRanges: options.includeIpRanges,
    slot: slotFor(options.name),
  });
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

export function variantsOf(text: string): VariantName[] {
  if (text === 'all') return [...variantNames];
  const found = variantNames.find((name) => name === text);
  if (!found) throw new UsageError(`unknown variant ${JSON.stringify(text)}`, { where: '--variant', remedy: didYouMean(text, [...variantNames, 'all']) });
  return [found];
}

/** Ids of the requirements that --only names, by id or by area; undefined means all. */
export function requirementsOf(only: string | undefined): string[] | undefined {
  if (only === undefined) return undefined;
  const ids = requirements.map(({ id }) => id);
  return only.split(',').flatMap((part) => {
    const word = part.trim();
    const code = Object.entries(areas).find(([short, long]) => [short, `MC-${short}`].includes(word.toUpperCase()) || long === word.toLowerCase())?.[0];
    if (code) return ids.filter((id) => id.startsWith(`MC-${code}-`));
    if (ids.includes(word.toUpperCase())) return [word.toUpperCase()];
    throw new UsageError(`no requirement and no area is called ${JSON.stringify(word)}`, { where: '--only', remedy: didYouMean(word, [...ids, ...Object.values(areas)]) });
  });
}

import { join } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../fixtures/errors.ts';
import { reportsHome } from '../../fixtures/lab/paths.ts';
import { readStack, stackNames } from '../../fixtures/lab/stack/index.ts';
import { readEnvironment, staysUp } from '../../fixtures/lab/state.ts';
import { didYouMean } from '../../fixtures/suggest.ts';
import { findRequirement } from '../../reports/catalogue/index.ts';
import type { Limits } from '../../reports/meter/types.ts';
import { checkPlan, checkStack, checkWanted, count, nameArgument, planOf, refuseOptions, requirementsOf, variantsOf } from '../options.ts';
import { exclusively, type Session, withStack } from '../session.ts';
import { type Asked, journalSchema, readJournal } from '../upgrade/journal.ts';
import { type Strategy, strategies } from '../upgrade/journey.ts';
import { isOlder } from '../upgrade/order.ts';
import { qualify } from '../upgrade/qualify.ts';
import type { Upgrade } from '../upgrade/types.ts';
import { least } from '../upgrade/walk.ts';

interface UpgradeOptions {
  name: string;
  from?: string;
  to?: string;
  strategy: string;
  rollback?: true;
  variant: string;
  only?: string;
  rate: string;
  mayLose: string;
  longestGap?: string;
  resume?: true;
}

export function addUpgrade(program: Command, session: Session): void {
  program
    .command('upgrade')
    .description('change a mesh from one release to another, under load, and decide by what its users would have felt')
    .option('--from <stack>', 'the release that is installed first')
    .option('--to <stack>', 'the release that it is changed to')
    .option('--strategy <name>', 'in-place (the control plane is changed) or canary (the new one beside it, namespaces moved one at a time)', 'in-place')
    .option('--rollback', 'also the way back, from half-way and from the end; a release older than the first is only taken with this')
    .option('--name <environment>', 'name of the environment', 'default')
    .option('--variant <name>', 'mtls, plaintext or all', 'all')
    .option('--only <list>', 'requirements or areas, separated by commas, that are decided after each step (default: the core)')
    .option('--rate <n>', 'calls a second to the other cluster, on new connections, from each', '50')
    .option('--may-lose <n>', 'calls that may be lost, or answered by another than who was called', '0')
    .option('--longest-gap <ms>', 'milliseconds without an answer that there may be (default: no limit)')
    .option('--resume', 'go on with the upgrade of the environment that was interrupted')
    .action(async (options: UpgradeOptions, command: Command) => {
      const upgrade = options.resume ? interrupted(options.name, command) : begun(options);
      const { from, to } = upgrade.journal.asked;
      // Also by the process that waits for the one that does it, which may be killed.
      session.goesOnBy = () => (readEnvironment(options.name)?.upgrade ? `npm run conformance -- upgrade --resume${nameArgument(options.name)}` : 'the same command');
      process.exitCode = await exclusively(`upgrade --name ${options.name}`, () =>
        withStack(
          from,
          session,
          async ({ engine, stack, next }) => {
            if (!next) throw new Error('the release to upgrade to was not made ready');
            return qualify(upgrade, { engine, stack, next }, session);
          },
          to,
        ),
      );
    });
}

/** The upgrade that was interrupted. @throws UsageError where there is none */
function interrupted(name: string, command: Command): Upgrade {
  refuseOptions(command, ['from', 'to', 'strategy', 'rollback', 'variant', 'only', 'rate', 'mayLose', 'longestGap'], 'with --resume all is as it was asked for');
  const folder = readEnvironment(name)?.upgrade;
  if (!folder) throw new UsageError(`no upgrade of the environment ${name} was interrupted`, { where: '--resume', remedy: 'begin one with --from and --to' });
  return { name, folder, journal: readJournal(name, folder) };
}

/** The upgrade that the options ask for. @throws UsageError naming the option */
function begun(options: UpgradeOptions): Upgrade {
  const { name } = options;
  const { from, to } = releasesOf(options);
  const [variants, only] = [variantsOf(options.variant), decidedOf(options.only)];
  checkWanted(variants, only, options.only);
  for (const variant of variants) checkWanted([variant], only);
  const asked: Asked = {
    ...{ from, to, strategy: strategyOf(options.strategy), rollback: options.rollback ?? false },
    ...{ variants, only, rate: rateOf(options.rate), limits: limitsOf(options) },
    keep: staysUp(name),
    startedAt: new Date().toISOString(),
  };
  checkPlan({ name, stack: from }, from);
  if (asked.strategy === 'canary' && planOf({ name, stack: from }, from).expose === 'loadbalancer')
    throw new UsageError(`istiod of ${name} is reached by a load balancer, which has one address: two revisions beside each other want two`, {
      where: '--strategy',
      remedy: 'choose in-place, or an environment that is made with --expose clusterip',
    });
  return { name, folder: join(reportsHome, `${asked.startedAt.replace(/[:.]/g, '-').slice(0, 19)}-${name}-upgrade`), journal: { schema: journalSchema, asked, variants: {} } };
}

function releasesOf({ from, to, rollback }: UpgradeOptions): { from: string; to: string } {
  const names = stackNames().join(', ');
  if (from === undefined || to === undefined) throw new UsageError('an upgrade is from one release to another', { where: '--from and --to', remedy: `name two of ${names}` });
  checkRelease(from, '--from');
  checkRelease(to, '--to');
  if (from === to) throw new UsageError(`${from} is no upgrade of itself`, { where: '--from and --to', remedy: `name two of ${names}` });
  const [older, newer] = [to, from].map((name) => readStack(name).versions.istio ?? '') as [string, string];
  if (older === newer)
    throw new UsageError(`${from} and ${to} are both Istio ${newer}: which of the two a sidecar is of could not be told`, {
      where: '--from and --to',
      remedy: `name two releases of ${names}`,
    });
  const goesBack = isOlder(older, newer);
  if (goesBack === undefined && !rollback)
    throw new UsageError(`which of ${from} (Istio ${newer}) and ${to} (${older}) is older cannot be told`, {
      where: '--from and --to',
      remedy: 'name two of one kind; or add --rollback, with which either is taken, and which goes back, too',
    });
  if (goesBack && !rollback)
    throw new UsageError(`${to} is older than ${from}`, {
      where: '--from and --to',
      remedy: `an upgrade is --from ${to} --to ${from}; with --rollback it goes back, too. To begin with the newer one all the same, add --rollback`,
    });
  return { from, to };
}

/** @throws UsageError naming the option */
function checkRelease(name: string, where: string): void {
  if (!stackNames().includes(name)) throw new UsageError(`unknown stack ${JSON.stringify(name)}`, { where, remedy: didYouMean(name, stackNames()) });
  checkStack(name);
}

/** @throws UsageError for what would disturb the callers */
function decidedOf(only: string | undefined): string[] {
  const ids = requirementsOf({ level: 'core', ...(only === undefined ? {} : { only }) });
  const disruptive = ids.filter((id) => findRequirement(id)?.disruptive);
  if (disruptive.length > 0)
    throw new UsageError(`${disruptive.join(', ')} would end and cut off what the upgrade's callers call`, {
      where: '--only',
      remedy: 'leave it out, and decide it by a run of its own',
    });
  return ids;
}

function strategyOf(text: string): Strategy {
  const found = strategies.find((name) => name === text);
  if (!found) throw new UsageError(`unknown strategy ${JSON.stringify(text)}`, { where: '--strategy', remedy: didYouMean(text, [...strategies]) });
  return found;
}

/** Calls a second beyond which a pod's sidecar is measured, and not the mesh. */
const most = 999;

function rateOf(text: string): number {
  const rate = count(text, '--rate');
  if (rate > most) throw new UsageError(`${rate} calls a second are more than a pod is to make`, { where: '--rate', remedy: `ask for ${most} or fewer` });
  if (rate >= least) return rate;
  throw new UsageError(`${rate} calls a second show no time without an answer that is shorter than ${Math.round(1000 / Math.max(rate, 1))} ms`, {
    where: '--rate',
    remedy: `ask for ${least} or more`,
  });
}

function limitsOf({ mayLose, longestGap }: UpgradeOptions): Limits {
  const lost = count(mayLose, '--may-lose');
  return { lost, ...(longestGap === undefined ? {} : { gap: milliseconds(longestGap) }) };
}

function milliseconds(text: string): number {
  const shortest = 1000 / least;
  const whole = /^\d{1,6}$/.test(text);
  if (whole && Number(text) >= shortest) return Number(text);
  if (whole)
    throw new UsageError(`callers of the second release call ${least} times a second: one lost call is a gap of ${shortest} ms`, {
      where: '--longest-gap',
      remedy: `ask for ${shortest} or more, or leave it out: how many calls may be lost is --may-lose`,
    });
  throw new UsageError(`${JSON.stringify(text)} are no milliseconds`, { where: '--longest-gap', remedy: 'give a whole number, as in --longest-gap 100' });
}

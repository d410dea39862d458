import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Command } from 'commander';
import { exitCodes, UsageError } from '../../fixtures/errors.ts';
import type { Engine } from '../../fixtures/lab/engine/types.ts';
import { attachClusters, ensureClusters, ensureVariant, removeEnvironment, takeOutMesh } from '../../fixtures/lab/environment.ts';
import { reportsHome } from '../../fixtures/lab/paths.ts';
import { stackNames } from '../../fixtures/lab/stack/index.ts';
import type { LoadableRelease, Stack } from '../../fixtures/lab/stack/types.ts';
import { type EnvironmentState, readEnvironment, type VariantName, writeEnvironment } from '../../fixtures/lab/state.ts';
import { loadRelease } from '../../fixtures/lab/upgrade.ts';
import { LossMeter } from '../../fixtures/meter/index.ts';
import { didYouMean } from '../../fixtures/suggest.ts';
import { requirements } from '../../reports/catalogue/index.ts';
import { upgradePage } from '../../reports/meter/page.ts';
import { upgradeTable } from '../../reports/meter/table.ts';
import { timeline } from '../../reports/meter/timeline.ts';
import type { Limits, UpgradeOutcome, UpgradeReport } from '../../reports/meter/types.ts';
import { decideUpgrade } from '../../reports/meter/verdict.ts';
import { overall } from '../../reports/rules/verdict.ts';
import { afterwards, codeOf, refuseSecrets } from '../decide.ts';
import { checkStack, count, type EnvironmentOptions, planOf, variantsOf, wantedIn } from '../options.ts';
import { exclusively, type Session, withStack } from '../session.ts';
import { runSpecs } from '../specs.ts';
import { least, upgradeInPlace } from '../upgrade/in-place.ts';

interface UpgradeOptions extends Pick<EnvironmentOptions, 'name'> {
  from: string;
  to: string;
  variant: string;
  rate: string;
  mayLose: string;
  longestGap?: string;
}

interface Upgrade {
  variants: readonly VariantName[];
  rate: number;
  limits: Limits;
  folder: string;
}

export function addUpgrade(program: Command, session: Session): void {
  program
    .command('upgrade')
    .description('change a mesh from one release to another in its place, under load, and decide by what its users would have felt')
    .requiredOption('--from <stack>', 'the release that is installed first')
    .requiredOption('--to <stack>', 'the release that it is changed to')
    .option('--name <environment>', 'name of the environment', 'default')
    .option('--variant <name>', 'mtls, plaintext or all', 'all')
    .option('--rate <n>', 'calls a second to the other cluster, on new connections, from each', '50')
    .option('--may-lose <n>', 'calls that may be lost, or answered by another than who was called', '0')
    .option('--longest-gap <ms>', 'milliseconds without an answer that there may be (default: as long as those calls take)')
    .action(async (options: UpgradeOptions) => {
      const { from, to, name } = options;
      const variants = variantsOf(options.variant);
      checkRelease(from, '--from');
      checkRelease(to, '--to');
      if (from === to) throw new UsageError(`${from} is no upgrade of itself`, { where: '--from and --to', remedy: `name two of ${stackNames().join(', ')}` });
      const rate = count(options.rate, '--rate');
      if (rate < least)
        throw new UsageError(`${rate} calls a second show no time without an answer that is shorter than ${Math.round(1000 / Math.max(rate, 1))} ms`, {
          where: '--rate',
          remedy: `ask for ${least} or more`,
        });
      const limits = {
        lost: count(options.mayLose, '--may-lose'),
        wrong: count(options.mayLose, '--may-lose'),
        ...(options.longestGap === undefined ? {} : { gap: milliseconds(options.longestGap) }),
      };
      planOf({ name, stack: from }, from);
      const startedAt = new Date();
      const folder = join(reportsHome, `${startedAt.toISOString().replace(/[:.]/g, '-').slice(0, 19)}-${name}-upgrade`);
      process.exitCode = await exclusively(`upgrade --name ${name}`, () =>
        withStack(
          from,
          session,
          async ({ engine, stack, next }) => {
            if (!next) throw new Error('the release to upgrade to was not made ready');
            return qualify({ options, engine, stack, next, startedAt }, { variants, rate, limits, folder }, session);
          },
          to,
        ),
      );
    });
}

/** @throws UsageError naming the option */
function checkRelease(name: string, where: string): void {
  if (!stackNames().includes(name)) throw new UsageError(`unknown stack ${JSON.stringify(name)}`, { where, remedy: didYouMean(name, stackNames()) });
  checkStack(name);
}

function milliseconds(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new UsageError(`${JSON.stringify(text)} are no milliseconds`, { where: '--longest-gap', remedy: 'give a whole number, as in --longest-gap 100' });
}

interface Ready {
  options: UpgradeOptions;
  engine: Engine;
  stack: Stack;
  next: LoadableRelease;
  startedAt: Date;
}

/** Upgrades in each variant, on clusters that are taken up where they stand, and writes the report. */
async function qualify({ options, engine, stack, next, startedAt }: Ready, upgrade: Upgrade, session: Session): Promise<number> {
  const { name } = options;
  const { variants, limits, folder } = upgrade;
  // Who looks gives way to what is looked at: installers and specs take no time from the mesh and its callers.
  setPriority(10);
  const keep = readEnvironment(name)?.status === 'up';
  mkdirSync(folder, { recursive: true });
  const outcomes: UpgradeOutcome[] = [];
  const pictures: string[] = [];
  const tidy = async () => {
    try {
      const state = readEnvironment(name);
      if (state) refuseSecrets(folder, state);
    } finally {
      if (!keep && !session.signal.aborted) await removeEnvironment(name, engine, session);
    }
  };
  try {
    const bare = await ensureClusters(planOf({ name, stack: stack.name }, stack.name), stack, engine, session);
    await session.progress.step(`images of ${next.name} into the nodes`, () => loadRelease(next, engine, bare, session.signal));
    for (const variant of variants) {
      const { outcome, picture } = await qualifyVariant({ name, variant, stack, next }, upgrade, session);
      outcomes.push(outcome);
      pictures.push(picture);
    }
  } catch (error) {
    await afterwards(exitCodes.inconclusive, tidy, session);
    throw error;
  }
  const report: UpgradeReport = {
    schema: 1,
    from: stack.name,
    to: next.name,
    strategy: 'in place',
    startedAt: startedAt.toISOString(),
    endedAt: new Date().toISOString(),
    verdict: overall(outcomes.map(({ verdict }) => verdict)),
    limits,
    versions: { from: stack.versions, to: next.versions },
    outcomes,
  };
  const page = join(folder, 'upgrade.html');
  writeFileSync(join(folder, 'upgrade.json'), JSON.stringify(report, null, 2));
  writeFileSync(page, upgradePage(report, pictures));
  process.stdout.write(upgradeTable(report, page));
  return afterwards(codeOf[report.verdict], tidy, session);
}

interface VariantWork {
  name: string;
  variant: VariantName;
  stack: Stack;
  next: LoadableRelease;
}

/** The mesh of a variant as the old release installs it, and then the upgrade; the clusters are left without a mesh. */
async function qualifyVariant(
  { name, variant, stack, next }: VariantWork,
  { rate, limits, folder }: Upgrade,
  session: Session,
): Promise<{ outcome: UpgradeOutcome; picture: string }> {
  const state = await ensureVariant(readEnvironment(name) as EnvironmentState, variant, session);
  if (!state.plan) throw new Error(`${name} has no plan`);
  const marked = writeEnvironment({ ...state, broken: `the upgrade from ${stack.name} to ${next.name}` });
  const core = wantedIn(
    variant,
    requirements.filter(({ level }) => level === 'core').map(({ id }) => id),
  );
  const clusters = attachClusters(state);
  const meter = new LossMeter(state, clusters, new Map([stack, next].map((release) => [release.tag, release.name])));
  const { reading, checkpoints, stopped } = await upgradeInPlace(
    {
      state: { ...marked, plan: state.plan },
      clusters,
      variant,
      from: stack,
      to: next,
      meter,
      rates: { across: rate, beside: 5 },
      check: async (after) => {
        const place = { folder: join(folder, `core-${variant}-after-${after.replaceAll(' ', '-')}`), id: randomUUID() };
        const results = await runSpecs(name, variant, core, place, session.signal);
        // Copies of what is evidence already.
        rmSync(join(place.folder, 'test-results'), { recursive: true, force: true });
        return { after, requirements: results.map(({ id, verdict, reason }) => ({ id, verdict, ...(reason ? { reason } : {}) })) };
      },
    },
    session,
  );
  const records = `records-${variant}.json.gz`;
  writeFileSync(join(folder, records), gzipSync(JSON.stringify(reading)));
  const outcome = decideUpgrade({ variant, reading, checkpoints, limits, releases: [stack.name, next.name], records: [records], ...(stopped ? { stopped } : {}) });
  const picture = timeline(`${variant}: ${stack.name} to ${next.name}`, reading);
  writeFileSync(join(folder, `timeline-${variant}.svg`), picture);
  await session.progress.step(`taking out the meter and the mesh (${variant})`, async () => {
    await meter.remove();
    await takeOutMesh(state, session);
  });
  return { outcome, picture };
}

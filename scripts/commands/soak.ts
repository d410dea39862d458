import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Command } from 'commander';
import { describe, UsageError } from '../../fixtures/errors.ts';
import { ensureVariant } from '../../fixtures/lab/environment.ts';
import { reportsHome } from '../../fixtures/lab/paths.ts';
import { type EnvironmentState, readEnvironment, type VariantName } from '../../fixtures/lab/state.ts';
import { overall, unsupportedAmong } from '../../reports/rules/verdict.ts';
import type { RequirementResult, Verdict } from '../../reports/types.ts';
import { codeOf } from '../decide.ts';
import { runInOrder } from '../in-order.ts';
import { checkWanted, count, requirementsOf, requireStanding, requireWritable, standingFirst, variantsOf, wantedIn, withScopeOptions } from '../options.ts';
import { exclusively, insideOf, type Session } from '../session.ts';

interface Wanted {
  variants: readonly VariantName[];
  /** Ids of requirements. */
  only: readonly string[];
}

/** One run of all that is wanted, and what of it was not conformant. */
interface Round {
  number: number;
  busy: boolean;
  verdict: Verdict;
  seconds: number;
  /** All of them. */
  verdicts: readonly Verdict[];
  /** Where it is written. */
  folder: string;
  /** What ended it before all was decided; no other follows it. */
  ended?: string;
  troubles: Pick<RequirementResult, 'id' | 'variant' | 'verdict' | 'reason' | 'explanation'>[];
}

export function addSoak(program: Command, session: Session): void {
  withScopeOptions(program.command('soak'))
    .description('the default run many times on an environment that is up: every verdict that is not conformant is a false alarm, or a find')
    .option('--name <environment>', 'name of the environment', 'default')
    .option('--variant <name>', 'mtls, plaintext or all', 'all')
    .option('--runs <n>', 'runs on the machine as it is', '20')
    .option('--busy <n>', 'runs more, with every core of the machine loaded', '5')
    .option('--json <file>', 'write the rounds to a file')
    .action(async ({ name, json, ...given }: { name: string; variant: string; level: string; only?: string; runs: string; busy: string; json?: string }) => {
      const wanted: Wanted = { variants: variantsOf(given.variant), only: requirementsOf(given) };
      checkWanted(wanted.variants, wanted.only, given.only);
      const [idle, busy] = [count(given.runs, '--runs'), count(given.busy, '--busy')];
      if (idle + busy === 0) throw new UsageError('no run at all says nothing', { where: '--runs and --busy', remedy: 'ask for one at least' });
      const state = requireStanding(name);
      if (json) requireWritable(json);
      process.exitCode = await exclusively(`soak --name ${name}`, () =>
        insideOf(state.engine, session, async () => {
          const rounds: Round[] = [];
          const further = async (number: number, loaded: boolean) => {
            if (rounds.at(-1)?.ended === undefined) rounds.push(await round(name, folder, { number, busy: loaded }, wanted, session));
          };
          const folder = join(reportsHome, `soak-${new Date().toISOString().replace(/[:.]/g, '-').slice(0, 19)}`);
          try {
            for (let number = 1; number <= idle; number += 1) await further(number, false);
            await withEveryCoreLoaded(busy > 0, async () => {
              for (let number = idle + 1; number <= idle + busy; number += 1) await further(number, true);
            });
          } finally {
            process.stdout.write(tell(rounds, { idle, busy }));
            if (json) writeFileSync(json, JSON.stringify({ asked: { idle, busy }, rounds }, null, 2));
          }
          return codeOf[overall(rounds.map(({ verdict }) => verdict))];
        }),
      );
    });
}

async function round(name: string, home: string, { number, busy }: Pick<Round, 'number' | 'busy'>, wanted: Wanted, session: Session): Promise<Round> {
  const folder = join(home, String(number).padStart(3, '0'));
  mkdirSync(folder, { recursive: true });
  const began = performance.now();
  const results: RequirementResult[] = [];
  let ended: string | undefined;
  try {
    await session.progress.step(`round ${number}${busy ? ', every core loaded' : ''}`, () => decideAll(name, folder, wanted, session, results));
  } catch (error) {
    session.signal.throwIfAborted();
    // What was found before the environment failed was found.
    process.stderr.write(`${describe(error)}\n`);
    ended = (error as Error).message;
  }
  const verdicts = [...results.map(({ verdict }) => verdict), ...(ended === undefined ? [] : ['inconclusive' as const])];
  return {
    number,
    busy,
    ...(ended === undefined ? {} : { ended }),
    verdict: overall(verdicts),
    seconds: Number(((performance.now() - began) / 1000).toFixed(1)),
    verdicts,
    folder,
    troubles: results
      .filter(({ verdict }) => verdict === 'non-conformant' || verdict === 'inconclusive')
      .map(({ id, variant, verdict, reason, explanation }) => ({ id, variant, verdict, ...(reason ? { reason } : {}), ...(explanation ? { explanation } : {}) })),
  };
}

/** Every requirement that is wanted in every variant, the one that stands first; added to what was reached as they come. */
async function decideAll(name: string, folder: string, { variants, only }: Wanted, session: Session, results: RequirementResult[]): Promise<void> {
  for (const variant of standingFirst(variants, readEnvironment(name) as EnvironmentState)) {
    const ids = wantedIn(variant, only);
    if (ids.length === 0) continue;
    const state = await ensureVariant(readEnvironment(name) as EnvironmentState, variant, session);
    await runInOrder({ state, variant, wanted: ids, place: { folder, id: randomUUID() } }, session, results);
  }
}

/** Keeps every core busy with arithmetic, at the priority of everything else, while something is done. */
async function withEveryCoreLoaded(load: boolean, action: () => Promise<void>): Promise<void> {
  const workers = load ? Array.from({ length: availableParallelism() }, () => new Worker('for (let x = 1; ; x = (x * 48271) % 2147483647);', { eval: true })) : [];
  try {
    await action();
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function tell(rounds: readonly Round[], asked: { idle: number; busy: number }): string {
  const lines = rounds.flatMap(({ number, busy, verdict, seconds, folder, ended, troubles }) =>
    troubles.length === 0 && ended === undefined
      ? []
      : [
          `  round ${number}${busy ? ' (busy)' : ''}: ${verdict} after ${seconds} s, ${folder}`,
          ...(ended === undefined ? [] : [`    it ended before all was decided: ${ended}`]),
          ...troubles.map(
            ({ id, variant, reason, explanation }) =>
              `    ${id} ${variant}: ${reason ?? ''}${explanation ? `; first broken link: ${explanation.link}: ${explanation.what} (${explanation.how})` : ''}`,
          ),
        ],
  );
  const share = (busy: boolean) => {
    const of = rounds.filter((one) => one.busy === busy);
    return `${of.filter(({ verdict }) => verdict === 'conformant').length} of ${of.length}`;
  };
  const notRun = asked.idle + asked.busy - rounds.length;
  const undecided = unsupportedAmong(rounds.flatMap(({ verdicts }) => verdicts));
  return [
    ...lines,
    ...(undecided ? [`${undecided}: they were not decided`] : []),
    `conformant: ${share(false)} as the machine is, ${share(true)} with every core loaded${notRun > 0 ? `; ${notRun} of the ${asked.idle + asked.busy} that were asked for did not run` : ''}`,
    '',
  ].join('\n');
}

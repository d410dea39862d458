import type { Command } from 'commander';
import { exitCodes } from '../../fixtures/errors.ts';
import type { Cluster } from '../../fixtures/kube/cluster.ts';
import { attachClusters } from '../../fixtures/lab/environment.ts';
import { writeEnvironment } from '../../fixtures/lab/state.ts';
import { LossMeter } from '../../fixtures/meter/index.ts';
import { endGenerator, making, type TruthScene } from '../../fixtures/meter/truths.ts';
import { pause } from '../../fixtures/shell.ts';
import { accountsOf, isAtFullRate, type PhaseAccount } from '../../reports/meter/account.ts';
import { callsOf } from '../../reports/meter/calls.ts';
import { starvedAmong } from '../../reports/meter/starved.ts';
import { generatorEnds, type TruthAccount, truthRate, truths } from '../../reports/meter/truths.ts';
import type { MeterPhase } from '../../reports/readings/meter.ts';
import { requireStanding } from '../options.ts';
import { exclusively, insideOf, type Session } from '../session.ts';

const callers = 'truth';

export function addMeter(program: Command, session: Session): void {
  program
    .command('meter')
    .description('prove the loss meter of upgrades on an environment that is up: what is done to calls on purpose must be told as what it is')
    .option('--name <environment>', 'name of the environment', 'default')
    .action(async ({ name }: { name: string }) => {
      const state = requireStanding(name);
      process.exitCode = await exclusively(`meter --name ${name}`, () =>
        insideOf(state.engine, session, async () => {
          const clusters = attachClusters(state);
          const [primary, remote] = clusters as [Cluster, Cluster];
          writeEnvironment({ ...state, broken: 'what the proof of the meter does to calls' });
          const meter = new LossMeter(state, clusters, new Map());
          const phases = await record(meter, { state, primary, remote, namespace: meter.namespace, callers }, session, () => writeEnvironment(state));
          return tell(meter, phases, primary.name, remote.name);
        }),
      );
    });
}

/** Does each thing in its turn, and takes the meter out again. @param whole is told when nothing is left of what was done */
async function record(meter: LossMeter, scene: TruthScene, { progress, signal }: Session, whole: () => void): Promise<MeterPhase[]> {
  const phases: MeterPhase[] = [];
  try {
    await progress.step('the loss meter', () => meter.install());
    await meter.begin(callers, { across: truthRate, beside: 10 });
    for (const { id, sentence, seconds } of truths) {
      await progress.step(sentence, () =>
        (making[id] as (typeof making)[string])(scene, async () => {
          const from = new Date().toISOString();
          await pause(seconds * 1000, signal);
          phases.push({ name: id, from, to: new Date().toISOString(), serving: {} });
        }),
      );
    }
    await progress.step(generatorEnds.sentence, () => endGenerator(scene));
    await meter.end(callers);
    await meter.keepLogs();
  } finally {
    await progress.step('taking out the loss meter', () => meter.remove());
    whole();
  }
  return phases;
}

function tell(meter: LossMeter, phases: MeterPhase[], from: string, to: string): number {
  const streams = meter.streams.filter((one) => isAtFullRate(one) && one.from.cluster === from && one.to.cluster === to);
  const starved = starvedAmong({ streams: [...meter.streams], ...meter.logged }, streams.flatMap(callsOf));
  const accounts = accountsOf({ streams, phases }).map((account): PhaseAccount & TruthAccount => {
    const { from: begin, to: end } = phases.find(({ name }) => name === account.phase) as MeterPhase;
    return { ...account, starved: [...starved].filter(({ at }) => at >= Date.parse(begin) && at < Date.parse(end)).length };
  });
  // A machine has slow minutes: what is usual is the quickest of the phases, all but the one that is slowed.
  const [first] = accounts;
  const usual = first && { ...first, p50: Math.min(...accounts.filter(({ phase }) => phase !== 'slower-by-50-ms').map(({ p50 }) => p50)) };
  const lines = truths.map(({ id, sentence, mistold }) => {
    const account = accounts.find(({ phase }) => phase === id);
    const wrong = account && usual ? mistold(account, usual) : 'nothing was recorded';
    const seen = account
      ? `${account.sent} calls, ${account.lost} lost, longest gap ${account.longestGap.toFixed(0)} ms, p50 ${account.p50.toFixed(1)} ms, p99 ${account.p99.toFixed(0)} ms, slowest ${account.slowest.toFixed(0)} ms, ${account.disturbed} taken out for a meter that stood still, ${account.starved} of those lost put down to a machine that starves`
      : '';
    return { wrong, text: `${wrong ? '✗' : '✓'} ${sentence}: ${seen}${wrong ? `; ${wrong}` : ''}` };
  });
  const ended = generatorEnds.mistold(meter.streams, from, to);
  lines.push({ wrong: ended, text: `${ended ? '✗' : '✓'} ${generatorEnds.sentence}: ${ended ?? 'it is told, and of no other'}` });
  const right = lines.filter(({ wrong }) => !wrong).length;
  process.stdout.write(`\n${lines.map(({ text }) => text).join('\n')}\n\nthe meter told ${right} of ${lines.length} as what they are\n`);
  return right === lines.length ? exitCodes.conformant : exitCodes.nonConformant;
}

import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { exitCodes } from '../../fixtures/errors.ts';
import type { Cluster } from '../../fixtures/kube/cluster.ts';
import { attachClusters } from '../../fixtures/lab/environment.ts';
import { writeEnvironment } from '../../fixtures/lab/state.ts';
import { LossMeter } from '../../fixtures/meter/index.ts';
import { beside, endGenerator, making, type TruthScene } from '../../fixtures/meter/truths.ts';
import { pause } from '../../fixtures/shell.ts';
import { asText, type Done, toldBy } from '../../reports/meter/told.ts';
import { generatorEnds, truthRate, truths } from '../../reports/meter/truths.ts';
import type { MeterPhase } from '../../reports/readings/meter.ts';
import { requireStanding, requireWritable } from '../options.ts';
import { exclusively, insideOf, type Session } from '../session.ts';

const callers = 'truth';

export function addMeter(program: Command, session: Session): void {
  program
    .command('meter')
    .description('prove the loss meter of upgrades on an environment that is up: what is done to calls on purpose must be told as what it is')
    .option('--name <environment>', 'name of the environment', 'default')
    .option('--json <file>', 'write what was told to a file')
    .action(async ({ name, json }: { name: string; json?: string }) => {
      const state = requireStanding(name);
      if (json) requireWritable(json);
      process.exitCode = await exclusively(`meter --name ${name}`, () =>
        insideOf(state.engine, session, async () => {
          const clusters = attachClusters(state);
          const [primary, remote] = clusters as [Cluster, Cluster];
          writeEnvironment({ ...state, broken: 'what the proof of the meter does to calls' });
          const meter = new LossMeter(state, clusters, new Map());
          const done = await record(meter, { state, primary, remote, namespace: meter.namespace, callers, signal: session.signal }, session, () => writeEnvironment(state));
          const told = toldBy({ streams: [...meter.streams], standstills: meter.logged.standstills, done }, primary.name, remote.name);
          process.stdout.write(asText(told));
          if (json) writeFileSync(json, JSON.stringify({ truths: told }, null, 2));
          return told.every(({ mistold }) => mistold === undefined) ? exitCodes.conformant : exitCodes.nonConformant;
        }),
      );
    });
}

/** Does each thing in its turn, and takes the meter out again. @param whole is told when nothing is left of what was done */
async function record(meter: LossMeter, scene: TruthScene, { progress, signal }: Session, whole: () => void): Promise<Done[]> {
  const done: Done[] = [];
  try {
    await progress.step('the loss meter', () => meter.install());
    await meter.begin(callers, { across: truthRate, beside: 10 });
    for (const { id, sentence, seconds } of truths) {
      const phase: MeterPhase = { name: id, from: '', to: '', serving: {} };
      const lasted = await progress.step(sentence, () =>
        (making[id] as (typeof making)[string])(scene, async (acted) => {
          phase.from = new Date().toISOString();
          await Promise.all([pause(seconds * 1000, signal), acted?.then(() => pause(beside, signal))]);
          phase.to = new Date().toISOString();
        }),
      );
      done.push({ phase, lasted });
    }
    await progress.step(generatorEnds.sentence, () => endGenerator(scene));
    await meter.end(callers);
    await meter.keepLogs();
  } finally {
    await progress.step('taking out the loss meter', () => meter.remove());
    whole();
  }
  return done;
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { describe, EnvironmentError } from '../fixtures/errors.ts';
import { ensureEngine } from '../fixtures/lab/engine/index.ts';
import { stopPrivateEngine } from '../fixtures/lab/engine/private.ts';
import { removeEnvironment } from '../fixtures/lab/environment.ts';
import { reportsHome, root } from '../fixtures/lab/paths.ts';
import { chooseStack, prepareStack, requireRoomFor } from '../fixtures/lab/stack/index.ts';
import { environmentNames, readEnvironment } from '../fixtures/lab/state.ts';
import { run } from '../fixtures/shell.ts';
import { bars } from '../reports/pictures/bars.ts';
import { makePlainMesh } from './plain/index.ts';
import { openSession } from './session.ts';

/**
 * npm run bench: what `up` costs over the tools alone. The suite and a plain script make the same two
 * clusters with the same mesh and samples, in turns, on one engine, images cached; the figure is the ratio.
 */
const rounds = Number(process.argv[2] ?? 3);
const name = 'bench';
const session = openSession();
const { progress, signal } = session;

interface Round {
  suite: number;
  plain: number;
}

async function measure(): Promise<Round[]> {
  const engine = await ensureEngine(() => requireRoomFor('auto'), progress, signal);
  const stack = await prepareStack(await chooseStack('auto', engine, progress, signal), engine, progress, signal);
  const ours = async () => {
    const command = [join(root, 'scripts', 'conformance.ts'), 'up', '--name', name, '--stack', stack.name];
    const { seconds } = await run(process.execPath, [...process.execArgv, ...command], { deadline: 600_000, signal });
    await removeEnvironment(name, engine, session);
    return seconds;
  };
  const plain = async () => {
    const mesh = await makePlainMesh(engine, stack, 'plain', '172.27.2.0/24', { samples: true, signal });
    await mesh.remove();
    return mesh.seconds;
  };
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Who comes second finds warmer caches: the order alternates.
    const seconds: Partial<Round> = {};
    for (const who of round % 2 === 0 ? (['suite', 'plain'] as const) : (['plain', 'suite'] as const))
      seconds[who] = await progress.step(`round ${round + 1} of ${rounds}: ${who}`, who === 'suite' ? ours : plain);
    measured.push(seconds as Round);
  }
  if (engine.kind === 'private' && environmentNames().length === 0) await stopPrivateEngine();
  return measured;
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

try {
  if (!Number.isInteger(rounds) || rounds < 1) throw new EnvironmentError(`${process.argv[2]} is no number of rounds`, { remedy: 'npm run bench -- 3' });
  if (readEnvironment(name))
    throw new EnvironmentError(`there is an environment named ${name}, which the bench would remove`, { remedy: `npm run conformance -- down --name ${name}` });
  const measured = await measure();
  const ratio = median(measured.map(({ suite, plain }) => suite / plain));
  const folder = join(reportsHome, 'bench');
  mkdirSync(folder, { recursive: true });
  const machine = { processors: availableParallelism(), memoryGiB: Math.round(totalmem() / 2 ** 30), platform: process.platform, arch: process.arch };
  writeFileSync(join(folder, 'result.json'), JSON.stringify({ at: new Date().toISOString(), machine, rounds: measured, ratio }, null, 2));
  writeFileSync(
    join(folder, 'up.svg'),
    bars(
      `conformance up and a plain script, seconds; median ratio ${ratio.toFixed(2)}`,
      measured.flatMap(({ suite, plain }, index) => [
        { label: `round ${index + 1}, up`, value: suite },
        { label: `round ${index + 1}, plain script`, value: plain },
      ]),
    ),
  );
  for (const [index, { suite, plain }] of measured.entries())
    process.stdout.write(`round ${index + 1}: up ${suite.toFixed(1)} s, plain script ${plain.toFixed(1)} s, ratio ${(suite / plain).toFixed(2)}\n`);
  process.stdout.write(`median ratio ${ratio.toFixed(2)} (${join(folder, 'up.svg')})\n`);
} catch (error) {
  process.stderr.write(`${describe(signal.aborted ? signal.reason : error)}\n`);
  process.exitCode = 3;
}
process.exit();

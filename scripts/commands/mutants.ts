import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { EnvironmentError, exitCodes, UsageError } from '../../fixtures/errors.ts';
import type { Cluster } from '../../fixtures/kube/cluster.ts';
import { attachClusters, ensureVariant } from '../../fixtures/lab/environment.ts';
import { reportsHome } from '../../fixtures/lab/paths.ts';
import { readEnvironment, writeEnvironment } from '../../fixtures/lab/state.ts';
import { didYouMean } from '../../fixtures/suggest.ts';
import { type Mutant, mutants, type Patient } from '../../mutants/index.ts';
import { exclusively, insideOf, type Session } from '../session.ts';
import { runSpecs } from '../specs.ts';

interface Outcome {
  id: string;
  outcome: 'killed' | 'survived' | 'void';
  requirement: string;
  explanation: string;
}

export function addMutants(program: Command, session: Session): void {
  program
    .command('mutants')
    .description('break an environment that is up on purpose, one way after another: the named requirement must notice')
    .option('--name <environment>', 'name of the environment', 'default')
    .option('--only <list>', 'mutants, separated by commas')
    .option('--json <file>', 'write the outcomes to a file')
    .action(async ({ name, only, json }: { name: string; only?: string; json?: string }) => {
      const chosen = choose(only);
      const state = readEnvironment(name);
      if (state?.broken)
        throw new UsageError(`the environment ${name} was left broken by the mutant ${state.broken}`, {
          where: '--name',
          remedy: `npm run conformance -- up --name ${name} makes it anew`,
        });
      if (!state?.engine || state.status !== 'up')
        throw new UsageError(`the environment ${name} is not up`, { where: '--name', remedy: `npm run conformance -- up --name ${name}` });
      process.exitCode = await insideOf(state.engine, session, () =>
        exclusively(`mutants --name ${name}`, async () => {
          const outcomes: Outcome[] = [];
          for (const mutant of chosen) {
            const fresh = readEnvironment(name) ?? state;
            const standing = await ensureVariant(fresh, mutant.variant, session);
            const [primary, remote] = attachClusters(standing) as [Cluster, Cluster];
            outcomes.push(await session.progress.step(`mutant ${mutant.id}`, () => tryOut(mutant, { state: standing, primary, remote }, session)));
          }
          if (json) writeFileSync(json, JSON.stringify({ mutants: outcomes }, null, 2));
          process.stdout.write(tell(outcomes));
          if (outcomes.some(({ outcome }) => outcome === 'void')) return exitCodes.inconclusive;
          return outcomes.every(({ outcome }) => outcome === 'killed') ? 0 : exitCodes.nonConformant;
        }),
      );
    });
}

function choose(only: string | undefined): readonly Mutant[] {
  if (only === undefined) return mutants;
  return only.split(',').map((word) => {
    const found = mutants.find(({ id }) => id === word.trim());
    if (!found)
      throw new UsageError(`no mutant is called ${JSON.stringify(word)}`, {
        where: '--only',
        remedy: didYouMean(
          word,
          mutants.map(({ id }) => id),
        ),
      });
    return found;
  });
}

/** Green before, applied and proven, red by the named requirement, taken back and proven, green again. */
async function tryOut(mutant: Mutant, patient: Patient, { signal }: Session): Promise<Outcome> {
  const { id, requirement, variant } = mutant;
  const folder = join(reportsHome, 'mutants', id);
  const verdictOf = async (stage: string) =>
    (await runSpecs(patient.state.name, variant, [requirement], { folder: join(folder, stage), id: randomUUID() }, signal)).find((result) => result.id === requirement);
  const outcome = (kind: Outcome['outcome'], explanation: string): Outcome => ({ id, outcome: kind, requirement, explanation });
  const before = await verdictOf('before');
  if (before?.verdict !== 'conformant') return outcome('void', `not green before: ${before?.reason ?? 'no verdict'}`);
  // Who comes after a kill must not measure what was broken on purpose.
  writeEnvironment({ ...patient.state, broken: id });
  const revert = await mutant.apply(patient);
  let during: Awaited<ReturnType<typeof verdictOf>>;
  try {
    if (!(await mutant.isApplied(patient))) return outcome('void', 'it could not be proven to be applied');
    during = await verdictOf('broken');
  } finally {
    await revert();
  }
  if (await mutant.isApplied(patient))
    throw new EnvironmentError(`the mutant ${id} could not be taken back`, { remedy: `npm run conformance -- down --name ${patient.state.name}` });
  writeEnvironment(patient.state);
  const after = await verdictOf('after');
  if (after?.verdict !== 'conformant') return outcome('void', `not green again after it was taken back: ${after?.reason ?? 'no verdict'}`);
  return during?.verdict === 'non-conformant'
    ? outcome('killed', during.reason ?? '')
    : outcome('survived', `${requirement} was ${during?.verdict ?? 'not decided'}: ${during?.reason ?? ''}`);
}

function tell(outcomes: Outcome[]): string {
  const killed = outcomes.filter(({ outcome }) => outcome === 'killed').length;
  return [
    ...outcomes.map(({ id, outcome, requirement, explanation }) => `  ${outcome.padEnd(9)} ${id} by ${requirement}: ${explanation}`),
    `kill rate: ${killed} of ${outcomes.length}`,
    '',
  ].join('\n');
}

import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { EnvironmentError, exitCodes, UsageError } from '../../fixtures/errors.ts';
import type { Cluster } from '../../fixtures/kube/cluster.ts';
import { attachClusters, changedSince, ensureVariant } from '../../fixtures/lab/environment.ts';
import { reportsHome } from '../../fixtures/lab/paths.ts';
import { type EnvironmentState, readEnvironment, type VariantName, variantNames, writeEnvironment } from '../../fixtures/lab/state.ts';
import { until } from '../../fixtures/shell.ts';
import { didYouMean } from '../../fixtures/suggest.ts';
import { type Mutant, mutants, type Patient, type Revert } from '../../mutants/index.ts';
import { requirements } from '../../reports/catalogue/index.ts';
import type { RequirementResult } from '../../reports/types.ts';
import { requireStanding, standingFirst, wantedIn } from '../options.ts';
import { exclusively, insideOf, type Session } from '../session.ts';
import { runSpecs } from '../specs.ts';

interface Outcome {
  id: string;
  variant: VariantName;
  outcome: 'killed' | 'survived' | 'void';
  requirement: string;
  /** The first broken link that was named. */
  link?: string;
  explanation: string;
  seconds: number;
}

/** What one mutant came to, before its time is known. */
type Finding = Omit<Outcome, 'id' | 'variant' | 'requirement' | 'seconds'>;

export function addMutants(program: Command, session: Session): void {
  program
    .command('mutants')
    .description('break an environment that is up on purpose, one way after another: the named requirement must notice, and name the broken link')
    .option('--name <environment>', 'name of the environment', 'default')
    .option('--only <list>', 'mutants, separated by commas')
    .option('--one-per-link', 'only one for each link of the chain, each in one variant: the quick look')
    .option('--json <file>', 'write the outcomes to a file')
    .action(async ({ name, only, onePerLink, json }: { name: string; only?: string; onePerLink?: boolean; json?: string }) => {
      const chosen = onePerLink ? quickLook(choose(only)) : choose(only);
      const state = requireStanding(name);
      process.exitCode = await insideOf(state.engine, session, () =>
        exclusively(`mutants --name ${name}`, async () => {
          const outcomes: Outcome[] = [];
          try {
            await tryAll(chosen, name, session, outcomes);
          } finally {
            // One that cannot be taken back ends it all: what came before it counts.
            if (json) writeFileSync(json, JSON.stringify({ mutants: outcomes }, null, 2));
            process.stdout.write(tell(outcomes));
          }
          if (outcomes.some(({ outcome }) => outcome === 'void')) return exitCodes.inconclusive;
          return outcomes.every(({ outcome }) => outcome === 'killed') ? 0 : exitCodes.nonConformant;
        }),
      );
    });
}

function choose(only: string | undefined): readonly Mutant[] {
  if (only === undefined) return mutants;
  const ids = mutants.map(({ id }) => id);
  return only.split(',').map((word) => {
    const found = mutants.find(({ id }) => id === word.trim());
    if (!found) throw new UsageError(`no mutant is called ${JSON.stringify(word)}`, { where: '--only', remedy: didYouMean(word, ids) });
    return found;
  });
}

/** The first mutant of each link, in its first variant. */
const quickLook = (chosen: readonly Mutant[]): Mutant[] =>
  chosen.filter(({ link }, index) => chosen.findIndex((other) => other.link === link) === index).map((mutant) => ({ ...mutant, variants: mutant.variants.slice(0, 1) }));

/** Every mutant in each of its variants, on a mesh that was seen whole. */
async function tryAll(chosen: readonly Mutant[], name: string, session: Session, outcomes: Outcome[]): Promise<void> {
  for (const variant of standingFirst(variantNames, readEnvironment(name) as EnvironmentState)) {
    const applicable = chosen.filter(({ variants }) => variants.includes(variant));
    if (applicable.length === 0) continue;
    const state = await ensureVariant(readEnvironment(name) as EnvironmentState, variant, session);
    const [primary, remote] = attachClusters(state) as [Cluster, Cluster];
    const ward = new Ward(variant, { state, primary, remote }, session.signal);
    const wanted = [...new Set(applicable.flatMap(({ requirement, unharmed }) => [requirement, ...unharmed]))];
    const sick = (await session.progress.step(`whole before (${variant})`, () => ward.decide('before', wanted))).find(({ verdict }) => verdict !== 'conformant');
    if (sick) throw new EnvironmentError(`the mesh is not whole before anything is broken: ${sick.id}: ${sick.reason}`);
    for (const mutant of applicable) {
      const began = performance.now();
      const finding = await session.progress.step(`mutant ${mutant.id} (${variant})`, () => tryOut(mutant, ward));
      outcomes.push({ id: mutant.id, variant, requirement: mutant.requirement, ...finding, seconds: Number(((performance.now() - began) / 1000).toFixed(1)) });
      session.signal.throwIfAborted();
    }
  }
}

/** The mesh that is broken and mended, and the specs that look at it. */
class Ward {
  readonly variant: VariantName;
  readonly patient: Patient;
  readonly #signal: AbortSignal;

  constructor(variant: VariantName, patient: Patient, signal: AbortSignal) {
    this.variant = variant;
    this.patient = patient;
    this.#signal = signal;
  }

  /** Runs specs once the mesh is `ready` for them; the runner starts meanwhile. */
  decide(stage: string, wanted: readonly string[], ready: Promise<void> = Promise.resolve()): Promise<RequirementResult[]> {
    const applicable = wanted.filter((id) => wantedIn(this.variant, undefined).includes(id));
    const folder = join(reportsHome, 'mutants', stage);
    rmSync(folder, { recursive: true, force: true });
    return runSpecs(this.patient.state.name, this.variant, applicable, { folder, id: randomUUID(), impatient: true, ready }, this.#signal);
  }
}

/** Applied and proven, red by the named requirement with the named link and by no other, taken back and proven, green again. */
async function tryOut(mutant: Mutant, ward: Ward): Promise<Finding> {
  const { patient } = ward;
  const decide = (stage: string, ready: Promise<void>) => ward.decide(join(mutant.id, ward.variant, stage), [mutant.requirement, ...mutant.unharmed], ready);
  const done: { revert?: Revert; unapplied?: string } = {};
  const breaking = async () => {
    // Who comes after a kill must not measure what was broken on purpose.
    writeEnvironment({ ...patient.state, broken: mutant.id });
    try {
      done.revert = await mutant.apply(patient);
      if (!(await mutant.isApplied(patient))) throw new Error('that it is applied could not be proven');
    } catch (error) {
      done.unapplied = (error as Error).message;
      throw error;
    }
  };
  const mending = async () => {
    await done.revert?.();
    await until(`the mutant ${mutant.id} is taken back`, 10_000, async () => ((await mutant.isApplied(patient)) ? undefined : true));
    writeEnvironment(patient.state);
  };
  const applied = breaking();
  const mended = Promise.withResolvers<void>();
  // Its runner starts while the broken mesh is looked at.
  const whole = applied.catch(() => {}).then(() => decide('after', mended.promise));
  whole.catch(() => {});
  let found: RequirementResult[] = [];
  try {
    found = await decide('broken', applied);
  } catch (error) {
    if (done.unapplied === undefined) {
      mended.reject(error);
      await mending();
      throw error;
    }
  }
  await mending().then(mended.resolve, mended.reject);
  const after = await whole;
  const sick = after.find(({ verdict }) => verdict !== 'conformant');
  const left = await changedSince(patient.state);
  if (left.length > 0) return { outcome: 'void', explanation: `it was not taken back whole: ${left.join('; ')}` };
  if (done.unapplied !== undefined) return { outcome: 'void', explanation: `it could not be applied: ${done.unapplied}` };
  if (sick) return { outcome: 'void', explanation: `not whole again after it was taken back: ${sick.id}: ${sick.reason}` };
  return judge(mutant, found);
}

/** What the specs' verdicts on the broken mesh make of a mutant. */
function judge({ requirement, link, unharmed }: Mutant, found: readonly RequirementResult[]): Finding {
  const hit = found.find(({ id }) => id === requirement);
  const named = hit?.explanation?.link;
  const told = { ...(named ? { link: named } : {}), explanation: hit?.explanation ? `${hit.explanation.what} (${hit.explanation.how})` : (hit?.reason ?? '') };
  if (hit?.verdict !== 'non-conformant') return { outcome: 'survived', ...told, explanation: `${requirement} was ${hit?.verdict ?? 'not decided'}: ${hit?.reason ?? ''}` };
  if (named !== link) return { outcome: 'survived', ...told, explanation: `noticed, but explained by another link than ${link}: ${told.explanation}` };
  const harmed = found.find(({ id, verdict }) => unharmed.includes(id) && verdict !== 'conformant');
  if (harmed) return { outcome: 'void', ...told, explanation: `${harmed.id}, which it does not touch, was ${harmed.verdict}: ${harmed.reason}` };
  return { outcome: 'killed', ...told };
}

function tell(outcomes: readonly Outcome[]): string {
  const killed = outcomes.filter(({ outcome }) => outcome === 'killed').length;
  const noticed = new Set(outcomes.filter(({ outcome }) => outcome === 'killed').map(({ requirement }) => requirement));
  const unproven = requirements.map(({ id }) => id).filter((id) => !noticed.has(id));
  return [
    ...outcomes.map(
      ({ id, variant, outcome, requirement, link, explanation }) => `  ${outcome.padEnd(9)} ${id} (${variant}) by ${requirement}${link ? `, ${link}` : ''}: ${explanation}`,
    ),
    ...(unproven.length > 0 ? [`requirements that no mutant of these turned red: ${unproven.join(', ')}`] : []),
    `kill rate: ${killed} of ${outcomes.length}`,
    '',
  ].join('\n');
}

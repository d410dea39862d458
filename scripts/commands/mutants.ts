import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, EnvironmentError, exitCodes, UsageError } from '../../fixtures/errors.ts';
import type { Cluster } from '../../fixtures/kube/cluster.ts';
import { attachClusters, ensureVariant } from '../../fixtures/lab/environment.ts';
import { type EnvironmentState, readEnvironment, refresh, type VariantName, variantNames } from '../../fixtures/lab/state.ts';
import { didYouMean } from '../../fixtures/suggest.ts';
import { type Mutant, mutants } from '../../mutants/index.ts';
import { findRequirement, type Requirement, requirements } from '../../reports/catalogue/index.ts';
import { disrupts, needsOf } from '../../reports/catalogue/needs.ts';
import { requirementsOf, requireStanding, requireWritable, standingFirst, variantsOf } from '../options.ts';
import { exclusively, insideOf, type Session } from '../session.ts';
import { type Finding, Looks, tryOut, Ward } from '../trial.ts';

interface Outcome extends Finding {
  id: string;
  variant: VariantName;
  requirement: string;
  /** Others that noticed it, too. */
  also: readonly string[];
  seconds: number;
}

/** A mutant of a variant that is not tried, since its requirement cannot be decided in this environment. */
interface LeftOut {
  id: string;
  variant: VariantName;
  requirement: string;
}

/** Which mutants, as options say it. */
interface Wanted {
  only?: string;
  level: string;
  variant: string;
}

export function addMutants(program: Command, session: Session): void {
  program
    .command('mutants')
    .description('break an environment that is up on purpose, one way after another: the named requirement must notice, and name the broken link')
    .option('--name <environment>', 'name of the environment', 'default')
    .option('--only <list>', 'mutants, separated by commas')
    .option('--level <name>', 'those that a requirement of that level must notice: core, extended (of all that disturbs nobody), disruptive or all', 'all')
    .option('--variant <name>', 'those of one variant: mtls, plaintext or all', 'all')
    .option('--one-per-link', 'only one for each link of the chain, each in one variant, and none for what disrupts the mesh itself: the quick look')
    .option('--repro', 'run the script of each explanation, too, on the broken mesh and on the same made whole: it must not print the same')
    .option('--json <file>', 'write the outcomes to a file')
    .action(async ({ name, onePerLink, repro = false, json, ...wanted }: Wanted & { name: string; onePerLink?: boolean; repro?: boolean; json?: string }) => {
      const named = choose(wanted);
      const state = requireStanding(name);
      const [decidable, undecidable] = split(named, ({ requirement }) => !needsOf(findRequirement(requirement) as Requirement).some((capability) => state.absent[capability]));
      const leftOut = undecidable.flatMap(({ id, variants, requirement }) => variants.map((variant) => ({ id, variant, requirement })));
      const chosen = onePerLink ? quickLook(decidable, state.mesh?.variant) : decidable;
      if (decidable.length === 0)
        throw new UsageError(
          `no mutant is left to try: what should notice them cannot be decided here (${[...new Set(leftOut.map(({ requirement }) => requirement))].join(', ')})`,
          {
            where: '--only, --level and --variant',
            remedy: 'ask for others',
          },
        );
      if (chosen.length === 0) throw new UsageError('no mutant is left to try: all of these disrupt the mesh itself', { where: '--one-per-link', remedy: 'leave it out' });
      if (json) requireWritable(json);
      process.exitCode = await exclusively(`mutants --name ${name}`, () =>
        insideOf(state.engine, session, async () => {
          const outcomes: Outcome[] = [];
          const survived = () => outcomes.some(({ outcome }) => outcome === 'survived');
          let trouble: string | undefined;
          try {
            await tryAll(chosen, name, repro, session, outcomes);
          } catch (error) {
            trouble = (error as Error).message;
            if (session.signal.aborted || !survived()) throw error;
            process.stderr.write(`${describe(error)}\n`);
          } finally {
            // One that cannot be taken back ends it all: what came before it counts.
            const notReached = chosen.reduce((sum, { variants }) => sum + variants.length, 0) - outcomes.length;
            process.stdout.write(tell(outcomes, leftOut, notReached));
            if (json) writeFileSync(json, JSON.stringify({ mutants: outcomes, leftOut, notReached, trouble }, null, 2));
          }
          if (survived()) return exitCodes.nonConformant;
          return outcomes.length > 0 && outcomes.every(({ outcome }) => outcome === 'killed') ? exitCodes.conformant : exitCodes.inconclusive;
        }),
      );
    });
}

/** The mutants that were asked for, each with the variants in which it is. */
function choose({ only, level, variant }: Wanted): readonly Mutant[] {
  const noticed = requirementsOf({ level });
  const variants = variantsOf(variant);
  const chosen = byName(only)
    .filter(({ requirement }) => noticed.includes(requirement))
    .map((mutant) => ({ ...mutant, variants: mutant.variants.filter((one) => variants.includes(one)) }))
    .filter((mutant) => mutant.variants.length > 0);
  if (chosen.length === 0) throw new UsageError('no mutant is left to try', { where: '--only, --level and --variant', remedy: 'leave one of them out' });
  return chosen;
}

function byName(list: string | undefined): readonly Mutant[] {
  if (list === undefined) return mutants;
  const ids = mutants.map(({ id }) => id);
  const named = list.split(',').map((word) => {
    const found = mutants.find(({ id }) => id === word.trim());
    if (!found) throw new UsageError(`no mutant is called ${JSON.stringify(word)}`, { where: '--only', remedy: didYouMean(word, ids) });
    return found;
  });
  // Named twice it is one: each has a folder of its own.
  return [...new Set(named)];
}

/**
 * One mutant of each link, in one variant: of the variant that stands before others, and of the core before others; none
 * whose requirement disrupts the mesh itself.
 */
function quickLook(chosen: readonly Mutant[], standing: VariantName | undefined): Mutant[] {
  const requirementsOf = ({ requirement, also = [] }: Mutant) => [requirement, ...also].map((id) => findRequirement(id));
  const variantOf = ({ variants }: Mutant) => variants.find((variant) => variant === standing) ?? (variants[0] as VariantName);
  const calm = chosen.filter((mutant) => !requirementsOf(mutant).some((requirement) => requirement && disrupts(requirement)));
  const cost = (mutant: Mutant) => (variantOf(mutant) === standing ? 0 : 2) + (requirementsOf(mutant).every((requirement) => requirement?.level === 'core') ? 0 : 1);
  const ordered = calm.toSorted((a, b) => cost(a) - cost(b));
  return ordered.filter(({ link }, index) => ordered.findIndex((other) => other.link === link) === index).map((mutant) => ({ ...mutant, variants: [variantOf(mutant)] }));
}

/** Every mutant in each of its variants, on a mesh that was seen whole. */
async function tryAll(chosen: readonly Mutant[], name: string, reproducing: boolean, session: Session, outcomes: Outcome[]): Promise<void> {
  for (const variant of standingFirst(variantNames, readEnvironment(name) as EnvironmentState)) {
    const applicable = chosen.filter(({ variants }) => variants.includes(variant));
    if (applicable.length === 0) continue;
    const state = await ensureVariant(readEnvironment(name) as EnvironmentState, variant, session);
    const clusters = attachClusters(state);
    const [primary, remote] = clusters as [Cluster, Cluster];
    const ward = new Ward(variant, { state, clusters, primary, remote }, reproducing, session.signal);
    const unharmed = applicable.flatMap((mutant) => mutant.unharmed);
    await seeWhole(ward, [...new Set(applicable.flatMap(({ requirement, also = [] }) => [requirement, ...also]).concat(unharmed))], 'before anything is broken', session);
    // Specs that install the mesh anew write what there is then.
    refresh(state);
    const looks = applicable.map((mutant) => new Looks(mutant, ward));
    try {
      for (const [index, mutant] of applicable.entries()) {
        const began = performance.now();
        const finding = await session.progress.step(`mutant ${mutant.id} (${variant})`, () => tryOut(mutant, ward.patient, looks[index] as Looks, looks[index + 1]));
        if (finding.outcome !== 'killed') session.progress.note(`${mutant.id} (${variant}): ${finding.outcome}: ${finding.explanation}`);
        outcomes.push({
          id: mutant.id,
          variant,
          requirement: mutant.requirement,
          also: mutant.also ?? [],
          ...finding,
          seconds: Number(((performance.now() - began) / 1000).toFixed(1)),
        });
        session.signal.throwIfAborted();
      }
      // Whoever noticed a mutant has looked again after it.
      await seeWhole(ward, [...new Set(unharmed)], 'after all was taken back', session);
    } finally {
      await Promise.all(looks.map((look) => look.drop()));
    }
  }
}

const split = <T>(list: readonly T[], fits: (one: T) => boolean): [T[], T[]] => [list.filter(fits), list.filter((one) => !fits(one))];

/** @throws EnvironmentError naming a requirement that does not hold: what was or would be found on that mesh says nothing */
async function seeWhole(ward: Ward, wanted: readonly string[], when: string, { progress }: Session): Promise<void> {
  const look = ward.prepare(when.replaceAll(' ', '-'), wanted, 'whole');
  look.open();
  const results = await progress.step(`whole (${ward.variant}) ${when}`, () => look.results);
  const sick = results.find(({ verdict }) => verdict !== 'conformant');
  if (sick) throw new EnvironmentError(`the mesh is not whole ${when}: ${sick.id}: ${sick.reason}`);
}

function tell(outcomes: readonly Outcome[], leftOut: readonly LeftOut[], notReached: number): string {
  const killed = outcomes.filter(({ outcome }) => outcome === 'killed').length;
  const noticed = new Set(outcomes.filter(({ outcome }) => outcome === 'killed').flatMap(({ requirement, also }) => [requirement, ...also]));
  const unproven = requirements.map(({ id }) => id).filter((id) => !noticed.has(id));
  return [
    ...outcomes.map(
      ({ id, variant, outcome, requirement, link, explanation }) => `  ${outcome.padEnd(9)} ${id} (${variant}) by ${requirement}${link ? `, ${link}` : ''}: ${explanation}`,
    ),
    ...(unproven.length > 0 ? [`requirements that no mutant of these turned red: ${unproven.join(', ')}`] : []),
    ...leftOut.map(({ id, variant, requirement }) => `  left out  ${id} (${variant}): ${requirement} cannot be decided here`),
    `kill rate: ${killed} of ${outcomes.length}${notReached > 0 ? `; ${notReached} more were to be tried and were not reached` : ''}${leftOut.length > 0 ? `; ${leftOut.length} left out` : ''}`,
    '',
  ].join('\n');
}

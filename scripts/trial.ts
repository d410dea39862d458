import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Patient, Revert } from '../fixtures/breakage/types.ts';
import { EnvironmentError } from '../fixtures/errors.ts';
import { notTakenBack } from '../fixtures/lab/changed-by.ts';
import { changedSince } from '../fixtures/lab/environment.ts';
import { reportsHome } from '../fixtures/lab/paths.ts';
import { readEnvironment, refresh, type VariantName, writeEnvironment } from '../fixtures/lab/state.ts';
import { until } from '../fixtures/shell.ts';
import type { Mutant } from '../mutants/index.ts';
import { findRequirement, type Requirement } from '../reports/catalogue/index.ts';
import { disrupts } from '../reports/catalogue/needs.ts';
import type { RequirementResult } from '../reports/types.ts';
import { claimsOf, isTheOne, type RedClaim, redClaim } from './claims.ts';
import { wantedIn } from './options.ts';
import { runRepro, shows } from './repro.ts';
import { runSpecs } from './specs.ts';

/** What came of one mutant. */
export interface Finding {
  outcome: 'killed' | 'survived' | 'void';
  /** The first broken link that was named. */
  link?: string;
  /** The claim that turned red first. */
  red?: RedClaim;
  explanation: string;
  /** What the script of the explanation printed, where it was to be run: on the broken mesh, and on the same made whole. */
  repro?: { broken: string; whole: string };
}

/** A run of specs whose runner has started, and that looks when it is told to. */
interface Waiting {
  /** The mesh is ready to be looked at. */
  open: () => void;
  /** It will never be. */
  drop: (reason: unknown) => void;
  results: Promise<RequirementResult[]>;
}

/** The mesh that is broken and mended, and the specs that look at it. */
export class Ward {
  readonly variant: VariantName;
  readonly patient: Patient;
  /** Whether the scripts of explanations are run, too. */
  readonly #reproducing: boolean;
  readonly #signal: AbortSignal;

  constructor(variant: VariantName, patient: Patient, reproducing: boolean, signal: AbortSignal) {
    this.variant = variant;
    this.patient = patient;
    this.#reproducing = reproducing;
    this.#signal = signal;
  }

  prepare(stage: string, wanted: readonly string[], trial: 'broken' | 'whole'): Waiting {
    const applicable = wantedIn(this.variant, wanted);
    const folder = folderOf(stage);
    rmSync(folder, { recursive: true, force: true });
    const { promise: ready, resolve: open, reject: drop } = Promise.withResolvers<void>();
    const results = runSpecs(this.patient.state.name, this.variant, applicable, { folder, id: randomUUID(), trial, ready }, this.#signal);
    // It is awaited later, or dropped.
    results.catch(() => {});
    return { open, drop, results };
  }

  /** What the script of an explanation that a stage came to prints now; undefined where there is none, or none is to be run. */
  async reproduce(stage: string, script: string | undefined): Promise<string | undefined> {
    return this.#reproducing && script ? runRepro(join(folderOf(stage), script), this.patient.state, this.#signal) : undefined;
  }
}

const folderOf = (stage: string): string => join(reportsHome, 'mutants', stage);

type Stage = 'broken' | 'after';

/**
 * The two looks at a mutant: at the broken mesh, and, by those who noticed, at it made whole again. A runner takes a
 * second or two to start, so each is prepared while the one before it looks.
 */
export class Looks {
  readonly #mutant: Mutant;
  readonly #ward: Ward;
  readonly #prepared = new Map<Stage, Waiting>();

  constructor(mutant: Mutant, ward: Ward) {
    this.#mutant = mutant;
    this.#ward = ward;
  }

  /** Prepared when it is first asked for. */
  at(stage: Stage): Waiting {
    const { requirement, also = [], unharmed } = this.#mutant;
    const waiting =
      this.#prepared.get(stage) ?? this.#ward.prepare(this.#stage(stage), [requirement, ...also, ...(stage === 'broken' ? unharmed : [])], stage === 'broken' ? 'broken' : 'whole');
    this.#prepared.set(stage, waiting);
    return waiting;
  }

  /** What the script of the explanation of the broken mesh prints now. */
  async reproduce(script: string | undefined): Promise<string | undefined> {
    // What a spec disrupted is mended when it is over: its script would look at another mesh.
    const requirement = findRequirement(this.#mutant.requirement);
    if (requirement && disrupts(requirement)) return undefined;
    return this.#ward.reproduce(this.#stage('broken'), script);
  }

  #stage(stage: Stage): string {
    return join(this.#mutant.id, this.#ward.variant, stage);
  }

  /** Ends what still waits. */
  async drop(): Promise<void> {
    for (const { drop, results } of this.#prepared.values()) {
      drop(new Error('it is not looked at any more'));
      await results.catch(() => {});
    }
  }
}

/**
 * Applied and proven, red by the named requirement with the named link and by no other, taken back and proven, green
 * again.
 *
 * @throws whatever keeps it from being taken back: nothing may be measured on that mesh any more
 */
export async function tryOut(mutant: Mutant, patient: Patient, looks: Looks, next: Looks | undefined): Promise<Finding> {
  const broken = looks.at('broken');
  // Who comes after a kill must not measure what was broken on purpose.
  const mark = `the mutant ${mutant.id}`;
  writeEnvironment({ ...patient.state, broken: mark });
  const { revert, unapplied } = await applied(mutant, patient);
  const mend = async () => {
    await revert?.();
    await until(`the mutant ${mutant.id} is taken back`, 10_000, async () => ((await mutant.isApplied(patient)) ? undefined : true));
    refuseOtherMarks(patient, mark);
    // Specs that make anew what they ended write it there.
    writeEnvironment(refresh(patient.state));
  };
  const after = looks.at('after');
  let found: RequirementResult[] = [];
  let printed: string | undefined;
  const script = () => found.find(({ id }) => id === mutant.requirement)?.explanation?.repro;
  if (unapplied === undefined) {
    broken.open();
    try {
      found = await broken.results;
      printed = await looks.reproduce(script());
    } catch (error) {
      await mend();
      throw error;
    }
  } else broken.drop(new Error(unapplied));
  await mend();
  after.open();
  next?.at('broken');
  const sick = (await after.results).find(({ verdict }) => verdict !== 'conformant');
  refuseOtherMarks(patient, mark);
  const left = await changedSince(refresh(patient.state));
  if (left.length > 0) {
    writeEnvironment({ ...patient.state, broken: mark });
    throw new EnvironmentError(`the mutant ${mutant.id} was not taken back whole: ${left.join('; ')}`, {
      remedy: `npm run conformance -- up --name ${patient.state.name} makes it anew`,
    });
  }
  if (unapplied !== undefined) return { outcome: 'void', explanation: `it could not be applied: ${unapplied}` };
  if (sick) return { outcome: 'void', explanation: `not whole again after it was taken back: ${sick.id}: ${sick.reason}` };
  const finding = judge(mutant, found, patient.clusters.length);
  if (printed === undefined) return finding;
  const repro = { broken: printed, whole: (await looks.reproduce(script())) ?? '' };
  return shows(repro.broken, repro.whole) || finding.outcome !== 'killed'
    ? { ...finding, repro }
    : { ...finding, repro, outcome: 'survived', explanation: 'its script prints the same on a whole mesh' };
}

/** @throws EnvironmentError where a spec left its mark on the environment: it could not take back what it did */
function refuseOtherMarks({ state }: Patient, mark: string): void {
  const now = readEnvironment(state.name) ?? state;
  if (now.broken !== undefined && now.broken !== mark) throw notTakenBack(now);
}

/** Breaks the mesh; says why it is not proven to be broken, if so. */
async function applied(mutant: Mutant, patient: Patient): Promise<{ revert?: Revert; unapplied?: string }> {
  let revert: Revert | undefined;
  try {
    revert = await mutant.apply(patient);
    if (await mutant.isApplied(patient)) return { revert };
    return { revert, unapplied: 'that it is applied could not be proven' };
  } catch (error) {
    return { ...(revert ? { revert } : {}), unapplied: (error as Error).message };
  }
}

/** What the specs' verdicts on the broken mesh make of a mutant. */
function judge({ requirement, clause, also = [], link, unharmed }: Mutant, found: readonly RequirementResult[], clusters: number): Finding {
  const hit = found.find(({ id }) => id === requirement);
  const named = hit?.explanation?.link;
  const red = hit && redClaim(hit);
  const told = {
    ...(named ? { link: named } : {}),
    ...(red ? { red } : {}),
    explanation: hit?.explanation ? `${hit.explanation.what} (${hit.explanation.how})` : (hit?.reason ?? ''),
  };
  if (hit?.verdict !== 'non-conformant') return { outcome: 'survived', ...told, explanation: `${requirement} was ${hit?.verdict ?? 'not decided'}: ${hit?.reason ?? ''}` };
  if (named !== link) return { outcome: 'survived', ...told, explanation: `noticed, but explained by another link than ${link}: ${told.explanation}` };
  if (clause && !(red && isTheOne(clause, red, claimsOf(findRequirement(requirement) as Requirement), clusters)))
    return {
      outcome: 'survived',
      ...told,
      explanation: `noticed, but by another claim than ${clause.rule} after ${clause.after}: ${red?.claim} (${red?.rule}), when ${red?.after} had held`,
    };
  for (const id of also) {
    const other = found.find((one) => one.id === id);
    if (other?.verdict !== 'non-conformant') return { outcome: 'survived', ...told, explanation: `noticed by ${requirement}, but not by ${id}` };
    if (other.explanation?.link !== link)
      return { outcome: 'survived', ...told, explanation: `noticed by ${id}, too, but explained there by another link than ${link}: ${other.explanation?.link ?? 'none'}` };
  }
  const harmed = found.find(({ id, verdict }) => unharmed.includes(id) && verdict !== 'conformant');
  if (harmed) return { outcome: 'void', ...told, explanation: `${harmed.id}, which it does not touch, was ${harmed.verdict}: ${harmed.reason}` };
  return { outcome: 'killed', ...told };
}

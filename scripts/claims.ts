import { isDeepStrictEqual } from 'node:util';
import type { Mutant } from '../mutants/index.ts';
import { isGiven, often } from '../reports/catalogue/missing.ts';
import type { Requirement } from '../reports/catalogue/types.ts';
import type { RuleName } from '../reports/rules/index.ts';
import type { RequirementResult } from '../reports/types.ts';

/** A claim that a requirement makes; made several times in a row, of clusters, policies or tokens, it is one: which of them turned red is not told. */
export interface RequiredClaim {
  rule: RuleName;
  given?: Readonly<Record<string, unknown>>;
  /** How many clauses come before it, and before the one after it, where there are two clusters. */
  first: number;
  end: number;
}

/** The claim of a spec that was the first not to hold, and how many clauses did. */
export interface RedClaim {
  claim: string;
  rule: string;
  parameters: Readonly<Record<string, unknown>>;
  after: number;
}

const isSame = (one: Pick<RequiredClaim, 'rule' | 'given'>, other: Pick<RequiredClaim, 'rule' | 'given'>): boolean =>
  one.rule === other.rule && isDeepStrictEqual(one.given, other.given);

/** The claims of a requirement that decide, in their order. */
export function claimsOf({ decidedBy }: Pick<Requirement, 'decidedBy'>): RequiredClaim[] {
  const claims: RequiredClaim[] = [];
  for (const { rule, kind, times, given } of decidedBy) {
    if (kind === 'control') continue;
    const last = claims.at(-1);
    const made = { rule, ...(given ? { given } : {}), first: last?.end ?? 0, end: (last?.end ?? 0) + often(times, 2) };
    if (last && isSame(last, made)) last.end = made.end;
    else claims.push(made);
  }
  return claims;
}

/** The claim that a broken mesh must turn red, as far as it says so, or there is but one. */
export function claimTurnedRed({ clause }: Pick<Mutant, 'clause'>, claims: readonly RequiredClaim[]): RequiredClaim | undefined {
  if (claims.length === 1) return claims[0];
  const same = claims.filter(({ rule }) => rule === clause?.rule);
  // Where claims are made in turn for one cluster after another (MC-RT-080), more have held than stand before it here.
  return same.find(({ end }) => end > (clause?.after ?? 0)) ?? same.at(-1);
}

/** Which claim of a spec turned red first. */
export function redClaim({ claims }: Pick<RequirementResult, 'claims'>): RedClaim | undefined {
  const clauses = claims.filter(({ kind }) => kind === 'clause');
  const red = clauses.find(({ holds }) => !holds);
  return red && { claim: red.claim, rule: red.rule, parameters: red.parameters, after: clauses.filter(({ holds }) => holds).length };
}

/** Whether what turned red is what a broken mesh says that it turns red: that claim, and not the same later, or of something else. */
export function isTheOne(clause: NonNullable<Mutant['clause']>, red: RedClaim, claims: readonly RequiredClaim[], clusters: number): boolean {
  const wanted = claimTurnedRed({ clause }, claims);
  if (!wanted || red.rule !== clause.rule || !isGiven(red.parameters, wanted.given) || red.after < clause.after) return false;
  const next = claims.find((claim) => isSame(claim, wanted) && claim.first >= wanted.end);
  return clusters !== 2 || next === undefined || red.after < next.first;
}

/** Claims of a requirement that no broken mesh must turn red, each a guess; and the broken meshes that do not say which they do. */
export function unturned(requirement: Requirement, broken: readonly Mutant[]): { claims: RequiredClaim[]; unsaid: string[] } {
  const claims = claimsOf(requirement);
  const own = broken.filter((mutant) => mutant.requirement === requirement.id);
  const also = claims.length === 1 && broken.some((mutant) => mutant.also?.includes(requirement.id));
  const turned = own.map((mutant) => claimTurnedRed(mutant, claims));
  return { claims: also ? [] : claims.filter((claim) => !turned.includes(claim)), unsaid: own.filter((_, index) => !turned[index]).map(({ id }) => id) };
}

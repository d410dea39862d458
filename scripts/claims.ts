import { isDeepStrictEqual } from 'node:util';
import type { Mutant } from '../mutants/index.ts';
import { often } from '../reports/catalogue/missing.ts';
import type { Requirement } from '../reports/catalogue/types.ts';
import type { RuleName } from '../reports/rules/index.ts';

/** A claim that a requirement makes; made several times in a row, of one thing after another, it is one. */
export interface RequiredClaim {
  rule: RuleName;
  given?: Readonly<Record<string, unknown>>;
  /** How many clauses come before it, and before the one after it, where there are two clusters. */
  first: number;
  end: number;
}

/** The claims of a requirement that decide, in their order. */
export function claimsOf({ decidedBy }: Pick<Requirement, 'decidedBy'>): RequiredClaim[] {
  const claims: RequiredClaim[] = [];
  for (const { rule, kind, times, given } of decidedBy) {
    if (kind === 'control') continue;
    const last = claims.at(-1);
    const first = last?.end ?? 0;
    const end = first + often(times, 2);
    if (last?.rule === rule && isDeepStrictEqual(last.given, given)) last.end = end;
    else claims.push({ rule, ...(given ? { given } : {}), first, end });
  }
  return claims;
}

/** The claim that a broken mesh must turn red, as far as it says so, or there is but one. */
export function claimTurnedRed({ clause }: Pick<Mutant, 'clause'>, claims: readonly RequiredClaim[]): RequiredClaim | undefined {
  if (claims.length === 1) return claims[0];
  const same = claims.filter(({ rule }) => rule === clause?.rule);
  // Where claims of several rules are made in turn, more have held than stand before it here.
  return same.find(({ end }) => end > (clause?.after ?? 0)) ?? same.at(-1);
}

/** Claims of a requirement that no broken mesh must turn red, each a guess; and the broken meshes that do not say which they do. */
export function unturned(requirement: Requirement, broken: readonly Mutant[]): { claims: RequiredClaim[]; unsaid: string[] } {
  const claims = claimsOf(requirement);
  const own = broken.filter((mutant) => mutant.requirement === requirement.id);
  const also = claims.length === 1 && broken.some((mutant) => mutant.also?.includes(requirement.id));
  const turned = own.map((mutant) => claimTurnedRed(mutant, claims));
  return { claims: also ? [] : claims.filter((claim) => !turned.includes(claim)), unsaid: own.filter((_, index) => !turned[index]).map(({ id }) => id) };
}

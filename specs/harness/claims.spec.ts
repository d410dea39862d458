import { expect, test } from '@playwright/test';
import type { Mutant } from '../../mutants/index.ts';
import { clause, control, times } from '../../reports/catalogue/parts.ts';
import type { Requirement } from '../../reports/catalogue/types.ts';
import { claimsOf, claimTurnedRed, isTheOne, type RequiredClaim, redClaim, unturned } from '../../scripts/claims.ts';

const requirement = {
  id: 'MC-TR-010',
  decidedBy: [
    control('answered', 'once'),
    clause('servedOnlyBy', 'each cluster', { version: 'v2' }),
    control('servedByAll', 'once'),
    clause('servedByAll', 'once and each cluster'),
    clause('servedOnlyBy', 'once', { version: 'v2' }),
    clause('servedOnlyBy', 'once', { version: 'v1' }),
  ],
} as Pick<Requirement, 'id' | 'decidedBy'> as Requirement;

const broken = (id: string, more: Partial<Mutant> = {}) => ({ id, requirement: 'MC-TR-010', ...more }) as Mutant;

const red = (rule: string, parameters: Record<string, unknown>, after: number) => ({ claim: `${rule} after ${after}`, rule, parameters, after });

test('a claim that is made several times in a row is one, and knows how many come before it', () => {
  expect(claimsOf({ decidedBy: times(2, clause('answered', 'each cluster')) })).toEqual([{ rule: 'answered', first: 0, end: 4 }]);
  expect(claimsOf(requirement)).toEqual([
    { rule: 'servedOnlyBy', given: { version: 'v2' }, first: 0, end: 2 },
    { rule: 'servedByAll', first: 2, end: 5 },
    { rule: 'servedOnlyBy', given: { version: 'v2' }, first: 5, end: 6 },
    { rule: 'servedOnlyBy', given: { version: 'v1' }, first: 6, end: 7 },
  ]);
});

test('the claim that a broken mesh turns red is of its rule, and not before what has held', () => {
  const claims = claimsOf(requirement);
  const turned = (after: number) => claims.indexOf(claimTurnedRed({ clause: { rule: 'servedOnlyBy', after } }, claims) as RequiredClaim);
  expect([0, 1, 2, 5, 6, 20].map(turned)).toEqual([0, 0, 2, 2, 3, 3]);
  expect(claimTurnedRed({}, claims)).toBeUndefined();
  expect(claimTurnedRed({}, claims.slice(0, 1))).toBe(claims[0]);
});

test('a broken mesh is noticed by the claim that it names, and not by the same at another time, or of something else', () => {
  const one = (after: number, found: ReturnType<typeof red>, clusters = 2) => isTheOne({ rule: 'servedOnlyBy', after }, found, claimsOf(requirement), clusters);
  expect(one(0, red('servedOnlyBy', { version: 'v2' }, 0))).toBe(true);
  // Of the two clusters the other saw it hold.
  expect(one(0, red('servedOnlyBy', { version: 'v2' }, 1))).toBe(true);
  expect(one(0, red('servedOnlyBy', { version: 'v2' }, 5))).toBe(false);
  expect(one(5, red('servedOnlyBy', { version: 'v2' }, 5))).toBe(true);
  expect(one(5, red('servedOnlyBy', { version: 'v2' }, 0))).toBe(false);
  expect(one(5, red('servedOnlyBy', { version: 'v1' }, 6))).toBe(false);
  expect(one(6, red('servedOnlyBy', { version: 'v1' }, 6))).toBe(true);
  expect(one(0, red('servedByAll', {}, 0))).toBe(false);
  // With more clusters more hold, and how many is not counted.
  expect(one(0, red('servedOnlyBy', { version: 'v2' }, 5), 3)).toBe(true);
});

test('of claims in a row, which may be made side by side, any is the one', () => {
  const claims = claimsOf({ decidedBy: [...times(3, clause('answered', 'each cluster')), clause('refused', 'once'), clause('answered', 'once')] });
  const one = (held: number) => isTheOne({ rule: 'answered', after: 0 }, red('answered', {}, held), claims, 2);
  expect([0, 4, 6, 7].map(one)).toEqual([true, true, true, false]);
});

test('the first claim that does not hold is told, with what held', () => {
  const claim = (rule: string, holds: boolean, kind = 'clause') => ({ claim: rule, kind, rule, holds, parameters: {}, wanted: '', seen: '', input: '', evidence: [] });
  const claims = [claim('answered', true, 'control'), claim('servedByAll', true), claim('refused', false), claim('answered', false)] as Parameters<typeof redClaim>[0]['claims'];
  expect(redClaim({ claims })).toEqual({ claim: 'refused', rule: 'refused', parameters: {}, after: 1 });
  expect(redClaim({ claims: claims.slice(0, 2) })).toBeUndefined();
});

test('claims that no broken mesh turns red are told, and those that do not say what they turn red', () => {
  const one = broken('one', { clause: { rule: 'servedByAll', after: 2 } });
  expect(unturned(requirement, [one, broken('two'), broken('of another', { requirement: 'MC-TR-020' })])).toEqual({
    claims: [expect.objectContaining({ first: 0 }), expect.objectContaining({ first: 5 }), expect.objectContaining({ first: 6 })],
    unsaid: ['two'],
  });
});

test('what others turn red, too, is that where there is but one claim', () => {
  const single = { ...requirement, decidedBy: [clause('refused', 'once')] };
  const another = broken('another', { requirement: 'MC-TR-020', also: ['MC-TR-010'] });
  expect(unturned(single, []).claims).toHaveLength(1);
  expect(unturned(single, [another])).toEqual({ claims: [], unsaid: [] });
  expect(unturned(requirement, [another]).claims).toHaveLength(4);
});

import { expect, test } from '@playwright/test';
import type { Mutant } from '../../mutants/index.ts';
import { clause, control, times } from '../../reports/catalogue/parts.ts';
import type { Requirement } from '../../reports/catalogue/types.ts';
import { claimsOf, claimTurnedRed, unturned } from '../../scripts/claims.ts';

const requirement = {
  id: 'MC-TR-010',
  decidedBy: [
    control('answered', 'once'),
    clause('servedOnlyBy', 'each cluster', { version: 'v2' }),
    control('servedByAll', 'once'),
    ...times(2, clause('servedOnlyBy', 'once', { version: 'v2' })),
    clause('servedByAll', 'once and each cluster'),
    clause('servedOnlyBy', 'once', { version: 'v1' }),
  ],
} as Pick<Requirement, 'id' | 'decidedBy'> as Requirement;

const broken = (id: string, more: Partial<Mutant> = {}) => ({ id, requirement: 'MC-TR-010', ...more }) as Mutant;

test('a claim that is made several times in a row is one, and knows what comes before it', () => {
  expect(claimsOf(requirement)).toEqual([
    { rule: 'servedOnlyBy', given: { version: 'v2' }, first: 0, end: 4 },
    { rule: 'servedByAll', first: 4, end: 7 },
    { rule: 'servedOnlyBy', given: { version: 'v1' }, first: 7, end: 8 },
  ]);
});

test('the claim that a broken mesh turns red is of its rule, and not before what has held', () => {
  const claims = claimsOf(requirement);
  const turned = (after: number) => claimTurnedRed({ clause: { rule: 'servedOnlyBy', after } }, claims)?.given;
  expect(turned(0)).toEqual({ version: 'v2' });
  expect(turned(3)).toEqual({ version: 'v2' });
  expect(turned(4)).toEqual({ version: 'v1' });
  expect(turned(20)).toEqual({ version: 'v1' });
  expect(claimTurnedRed({}, claims)).toBeUndefined();
  expect(claimTurnedRed({}, claims.slice(0, 1))).toBe(claims[0]);
});

test('claims that no broken mesh turns red are told, and those that do not say what they turn red', () => {
  const one = broken('one', { clause: { rule: 'servedByAll', after: 4 } });
  expect(unturned(requirement, [one, broken('two'), broken('of another', { requirement: 'MC-TR-020' })])).toEqual({
    claims: [expect.objectContaining({ given: { version: 'v2' } }), expect.objectContaining({ given: { version: 'v1' } })],
    unsaid: ['two'],
  });
});

test('what others turn red, too, is that where there is but one claim', () => {
  const single = { ...requirement, decidedBy: [clause('refused', 'once')] };
  const another = broken('another', { requirement: 'MC-TR-020', also: ['MC-TR-010'] });
  expect(unturned(single, []).claims).toHaveLength(1);
  expect(unturned(single, [another])).toEqual({ claims: [], unsaid: [] });
  expect(unturned(requirement, [another]).claims).toHaveLength(3);
});

import { expect, test } from '@playwright/test';
import { accountFor } from '../../reports/rules/account.ts';
import { confidenceOf, sampleToExclude } from '../../reports/rules/arithmetic.ts';
import { sampling } from '../../reports/rules/sampling.ts';
import { decide, overall } from '../../reports/rules/verdict.ts';
import type { Claim, RequirementResult } from '../../reports/types.ts';

const claim = (more: Partial<Pick<Claim, 'kind' | 'holds' | 'input'>>): Claim => ({
  claim: 'c',
  kind: 'clause',
  holds: true,
  wanted: 'w',
  seen: 's',
  rule: 'answered',
  parameters: {},
  input: 'a.json',
  evidence: [],
  ...more,
});
const outcome = { evidenceComplete: true };

test('verdicts: claims decide, and what was not measured is inconclusive', () => {
  expect(decide({ ...outcome, claims: [claim({})] }).verdict).toBe('conformant');
  expect(decide({ ...outcome, claims: [claim({}), claim({ holds: false })], error: 'the assertion failed' }).verdict).toBe('non-conformant');
  expect(decide({ ...outcome, claims: [claim({ kind: 'control', holds: false })], error: 'the assertion failed' }).verdict).toBe('inconclusive');
  expect(decide({ ...outcome, claims: [claim({})], error: 'the API server does not answer' }).verdict).toBe('inconclusive');
  expect(decide({ ...outcome, claims: [] }).verdict).toBe('inconclusive');
  expect(decide({ ...outcome, claims: [claim({ kind: 'control' })] }).verdict).toBe('inconclusive');
  expect(decide({ ...outcome, claims: [claim({ input: '' })] }).verdict).toBe('inconclusive');
  expect(decide({ evidenceComplete: false, claims: [claim({})] }).verdict).toBe('inconclusive');
  expect(decide({ ...outcome, claims: [], unsupported: 'no access log' }).verdict).toBe('unsupported');
});

test('what was to be decided has one result each, whatever the runner wrote', () => {
  const result = (id: string): RequirementResult => ({ id, variant: 'mtls', verdict: 'conformant', seconds: 1, claims: [], evidence: [] });
  const verdicts = (...written: Parameters<typeof accountFor>) => accountFor(...written).map(({ id, verdict, reason }) => [id, verdict, reason].filter(Boolean).join(' '));
  const both = [result('A'), result('B')];
  expect(verdicts(['A', 'B'], 'mtls', { results: both, troubles: [], code: 0 })).toEqual(['A conformant', 'B conformant']);
  expect(verdicts(['A', 'B'], 'mtls', { results: [result('A')], troubles: [], code: 0 })).toEqual([
    'A conformant',
    'B inconclusive no spec decided it (the runner ended with code 0)',
  ]);
  expect(verdicts(['A'], 'mtls', { results: [result('A'), result('A')], troubles: [], code: 0 })).toEqual(['A inconclusive 2 specs claim this requirement']);
  expect(verdicts(['A'], 'mtls', { results: [], troubles: ['setup: no mesh'], code: 1 })).toEqual(['A inconclusive setup: no mesh']);
  expect(verdicts(['A', 'B'], 'mtls', { results: both, troubles: [], code: 1 })).toEqual([
    'A inconclusive the runner ended with code 1',
    'B inconclusive the runner ended with code 1',
  ]);
  expect(verdicts(['A'], 'plaintext', { results: [result('A')], troubles: [], code: 0 })).toEqual(['A inconclusive no spec decided it (the runner ended with code 0)']);
});

test('a run is as good as its worst part, and nothing decided is not conformant', () => {
  expect(overall(['conformant', 'unsupported'])).toBe('conformant');
  expect(overall(['conformant', 'inconclusive', 'non-conformant'])).toBe('non-conformant');
  expect(overall(['conformant', 'inconclusive'])).toBe('inconclusive');
  expect(overall(['unsupported'])).toBe('inconclusive');
  expect(overall([])).toBe('inconclusive');
});

test('sample sizes follow from what they claim to exclude', () => {
  expect(sampleToExclude(0.05, 0.99)).toBe(90);
  expect(sampling.exclusive.count).toBe(90);
  expect(confidenceOf(90, 0.05)).toBeGreaterThan(0.99);
  expect(confidenceOf(89, 0.05)).toBeLessThan(0.99);
});

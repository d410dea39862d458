import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { settleAllureResults } from '../../reports/allure.ts';
import type { RequirementResult } from '../../reports/types.ts';
import { scratchFolder } from './scratch.ts';

const folder = scratchFolder('allure');
const results = join(folder, 'allure-results');

const ran = (id: string, variant: string, status: string) =>
  writeFileSync(
    join(results, `${id}-${variant}-result.json`),
    JSON.stringify({
      name: id,
      status,
      statusDetails: { trace: 'at line 7' },
      labels: Object.entries({ tag: id, parentSuite: variant }).map(([name, value]) => ({ name, value })),
    }),
  );

const entry = (id: string, variant: string, verdict: RequirementResult['verdict'], reason?: string) =>
  ({ id, variant, verdict, ...(reason ? { reason } : {}) }) as RequirementResult;

test('the report shows what was decided, also of what ran to its end without a verdict, and of what did not run', () => {
  mkdirSync(results);
  ran('MC-TR-010', 'mtls', 'passed');
  ran('MC-TR-010', 'plaintext', 'passed');
  ran('MC-TR-020', 'mtls', 'failed');
  settleAllureResults(folder, [
    entry('MC-TR-010', 'mtls', 'conformant'),
    entry('MC-TR-010', 'plaintext', 'inconclusive', 'the configuration changed while it was measured'),
    entry('MC-TR-020', 'mtls', 'non-conformant', 'v2 did not answer'),
    entry('MC-TR-020', 'plaintext', 'inconclusive', 'it could not be installed'),
  ]);
  const told = readdirSync(results)
    .map((file) => JSON.parse(readFileSync(join(results, file), 'utf8')) as { labels: { name: string; value: string }[]; status: string; statusDetails: object })
    .map(({ labels, status, statusDetails }) => [...['tag', 'parentSuite'].map((name) => labels.find((label) => label.name === name)?.value), status, statusDetails]);
  expect(told).toHaveLength(4);
  expect(told).toEqual(
    expect.arrayContaining([
      ['MC-TR-010', 'mtls', 'passed', { trace: 'at line 7' }],
      ['MC-TR-010', 'plaintext', 'broken', { trace: 'at line 7', message: 'the configuration changed while it was measured' }],
      ['MC-TR-020', 'mtls', 'failed', { trace: 'at line 7' }],
      ['MC-TR-020', 'plaintext', 'broken', { message: 'it could not be installed' }],
    ]),
  );
});

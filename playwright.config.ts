import { join } from 'node:path';
import { defineConfig, type Project, type ReporterDescription } from '@playwright/test';
import { variantNames } from './fixtures/lab/state.ts';
import { type Options, runVariables } from './fixtures/options.ts';
import { timeouts } from './fixtures/timeouts.ts';

const run = process.env[runVariables.run];
const ci = Boolean(process.env.CI);

/** Whole commands, killed and starved: they end engines, so only npm test, which has one of its own, runs them. */
const system = Boolean(process.env.CONFORMANCE_TESTS);

/** Reports of a run of the suite itself; the harness's own unit specs only speak on the terminal. */
const reporters: ReporterDescription[] = run
  ? [
      ['./reports/reporter.ts', { run }],
      // Of the looks at a mutant nobody opens a report.
      ...(process.env[runVariables.trial] ? [] : [['allure-playwright', { resultsDir: join(run, 'allure-results'), detail: false, suiteTitle: false }] as ReporterDescription]),
    ]
  : [['list']];

/** A variant is a setup that looks whether its mesh stands, and the specs that say something about it. */
const variants: Project<Options>[] = variantNames.flatMap((variant) => [
  { name: `setup ${variant}`, testMatch: 'setup.ts', use: { variant } },
  {
    name: variant,
    testIgnore: ['harness/**', 'system/**'],
    grep: new RegExp(`@${variant}\\b`),
    dependencies: [`setup ${variant}`],
    use: { variant },
  },
]);

export default defineConfig<Options>({
  testDir: 'specs',
  outputDir: run ? join(run, 'test-results') : 'test-results',
  // A run that decides a part and looks whole would lie.
  forbidOnly: ci || Boolean(run),
  // A retried measurement is no measurement.
  retries: 0,
  // The specs of a variant share one mesh, and most of its rules are mesh-wide.
  workers: 1,
  timeout: timeouts.spec,
  reporter: reporters,
  projects: [
    { name: 'harness', testMatch: 'harness/**/*.spec.ts', timeout: 30_000 },
    ...(system ? [{ name: 'system', testMatch: 'system/**/*.spec.ts', timeout: 600_000 }] : []),
    ...variants,
  ],
});

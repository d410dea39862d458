import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

import { join } from 'node:path';
import { root } from '../fixtures/lab/paths.ts';
import { run } from '../fixtures/shell.ts';
import type { Result } from './result.ts';

const cli = join(root, 'node_modules', 'allure', 'cli.js');

/** The facts that Allure shows beside the tests. */
export function writeAllureEnvironment(folder: string, { stack, environment, suite }: Pick<Result, 'stack' | 'environment' | 'suite'>): void {
  const facts = {
    suite: suite.version,
    stack: stack.name,
    ...stack.versions,
    environment: `${environment.name} (${environment.owner})`,
    clusters: environment.clusters.map(({ name, nodes, podSubnet, serviceSubnet }) => `${name}: ${nodes} node(s), pods ${podSubnet}, services ${serviceSubnet}`).join('; '),
  };
  mkdirSync(join(folder, 'allure-results'), { recursive: true });
  writeFileSync(
    join(folder, 'allure-results', 'environment.properties'),
    Object.entries(facts)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(''),
  );
}

/**
 * Makes the report: one HTML file that needs no network. Allure's own page loads an analytics script;
 * it is taken out, and its absence checked.
 */
export async function makeAllureReport(folder: string, title: string): Promise<string> {
  const output = join(folder, 'allure-report');
  await run(
    process.execPath,
    [cli, 'awesome', join(folder, 'allure-results'), '--single-file', '--output', output, '--report-name', title, '--report-language', 'en', '--group-by', 'parentSuite,suite'],
    {
      deadline: 120_000,
      log: join(folder, 'allure.log'),
      // Away from any allure configuration of the user's.
      cwd: folder,
    },
  );
  const page = join(folder, 'report.html');
  renameSync(join(output, 'index.html'), page);
  rmSync(output, { recursive: true });
  const html = readFileSync(page, 'utf8')
    .replace(/<script async src="https:\/\/www\.googletagmanager\.com[^>]*><\/script>/, '')
    .replace(/<script>\s*window\.dataLayer[\s\S]*?<\/script>/, '');
  if (/googletagmanager|dataLayer\.push/.test(html)) throw new Error(`${page} still holds an analytics script: Allure's page has changed, see reports/allure.ts`);
  writeFileSync(page, html);
  return page;
}

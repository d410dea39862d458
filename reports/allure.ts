import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../fixtures/lab/paths.ts';
import { run } from '../fixtures/shell.ts';
import { findRequirement } from './catalogue/index.ts';
import type { Result } from './result.ts';
import type { RequirementResult, Verdict } from './types.ts';

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

const statuses: Record<Verdict, string> = { conformant: 'passed', 'non-conformant': 'failed', unsupported: 'skipped', inconclusive: 'broken' };

/** What of one of Allure's results is looked at. */
interface AllureResult {
  status?: string;
  statusDetails?: { message?: string };
  labels: { name: string; value: string }[];
}

/**
 * Makes Allure say what was decided: a spec that ran to its end may have decided nothing, and of what did not run at all
 * Allure knows nothing.
 */
export function settleAllureResults(folder: string, entries: readonly RequirementResult[]): void {
  const home = join(folder, 'allure-results');
  mkdirSync(home, { recursive: true });
  const told = new Set<RequirementResult>();
  for (const file of readdirSync(home).filter((name) => name.endsWith('-result.json'))) {
    const result = JSON.parse(readFileSync(join(home, file), 'utf8')) as AllureResult;
    const has = (name: string, value: string) => result.labels.some((label) => label.name === name && label.value === value);
    const entry = entries.find(({ id, variant }) => has('tag', id) && has('parentSuite', variant));
    if (!entry) continue;
    told.add(entry);
    const status = statuses[entry.verdict];
    if (result.status !== status) writeFileSync(join(home, file), JSON.stringify({ ...result, status, statusDetails: { ...result.statusDetails, message: entry.reason ?? '' } }));
  }
  for (const entry of entries.filter((one) => !told.has(one))) {
    const { id, variant, verdict, reason = '' } = entry;
    const [uuid, name] = [randomUUID(), findRequirement(id)?.sentence ?? id];
    const labels = Object.entries({ tag: id, parentSuite: variant }).map(([label, value]) => ({ name: label, value }));
    const result = {
      uuid,
      historyId: `${id} ${variant}`,
      name,
      fullName: `${id} ${variant}`,
      stage: 'finished',
      status: statuses[verdict],
      statusDetails: { message: reason },
      labels,
    };
    writeFileSync(join(home, `${uuid}-result.json`), JSON.stringify(result));
  }
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

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../fixtures/lab/paths.ts';
import type { VariantName } from '../fixtures/lab/state.ts';
import { runVariables } from '../fixtures/options.ts';
import { runInteractive } from '../fixtures/shell.ts';
import type { RequirementResult } from '../reports/types.ts';

const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');

/** One Playwright run: the specs of a variant on the environment as it stands. */
export async function runSpecs(environment: string, variant: VariantName, only: string[] | undefined, folder: string, signal: AbortSignal): Promise<RequirementResult[]> {
  mkdirSync(folder, { recursive: true });
  const verdicts = join(folder, `verdicts-${variant}.json`);
  const grep = only ? ['--grep', only.map((id) => `@${id}\\b`).join('|')] : [];
  await runInteractive(process.execPath, [playwright, 'test', '--config', join(root, 'playwright.config.ts'), `--project=${variant}`, ...grep], {
    env: {
      [runVariables.environment]: environment,
      [runVariables.run]: folder,
      CONFORMANCE_VERDICTS: verdicts,
      CONFORMANCE_JUNIT: join(folder, `junit-${variant}.xml`),
      FORCE_COLOR: process.stderr.isTTY ? '1' : '0',
    },
    signal,
  });
  signal.throwIfAborted();
  if (!existsSync(verdicts))
    return [{ id: 'MC-TR-010', variant, verdict: 'inconclusive', seconds: 0, claims: [], evidence: [], reason: 'the runner ended without writing its verdicts' }];
  return (JSON.parse(readFileSync(verdicts, 'utf8')) as { results: RequirementResult[] }).results;
}

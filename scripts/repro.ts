import { delimiter } from 'node:path';
import type { EnvironmentState } from '../fixtures/lab/state.ts';
import { redact } from '../fixtures/redact.ts';
import { run } from '../fixtures/shell.ts';

/** Runs the script that an explanation gives along, as a reader of it does, and returns all that it prints. */
export async function runRepro(script: string, { clusters, stack }: EnvironmentState, signal: AbortSignal): Promise<string> {
  const env = { KUBECONFIG: clusters[0]?.kubeconfig, PATH: [stack?.bin, process.env.PATH].filter(Boolean).join(delimiter) };
  // How its last command ends says nothing: it is what it prints that is to be read.
  const { stdout } = await run('sh', ['-c', 'sh "$1" 2>&1; true', 'sh', script], { deadline: 120_000, env, signal });
  return redact(stdout);
}

import { delimiter } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { EnvironmentState } from '../fixtures/lab/state.ts';
import { redact } from '../fixtures/redact.ts';
import { run } from '../fixtures/shell.ts';
import { addedName } from '../mutants/tools.ts';

/** What differs between any two times that a script is run, and says nothing of the mesh. */
const volatile: readonly [RegExp, string][] = [
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?/g, '<time>'],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<uid>'],
  [/\b(resourceVersion|generation|observedGeneration): "?\d+"?/g, '$1: <n>'],
  [/(?<=[a-z0-9])-[0-9a-f]{8,10}-[a-z0-9]{5}\b/g, '-<pod>'],
  [/\(\d+[dhms]\w* ago\)/g, '(<age>)'],
  // Ages are columns, with more than one blank before; what a rule has as a time-out has one.
  [/ {2,}(\d+[dhms]){1,2}(?= {2}|$)/g, ' <age>'],
  [/\s+/g, ' '],
];

/** The lines that a script printed, each once, without what differs anyhow: of several servers, another answers first every time. */
const essence = (printed: string): string[] =>
  [
    ...new Set(
      printed
        .split('\n')
        // What breaks a mesh by a policy of its own is not what is broken.
        .filter((line) => !line.includes(addedName))
        .map((line) => volatile.reduce((text, [pattern, word]) => text.replace(pattern, word), line).trim()),
    ),
  ].toSorted();

/** Whether a script printed something on a broken mesh that it does not print on the same made whole. */
export const shows = (broken: string, whole: string): boolean => !isDeepStrictEqual(essence(broken), essence(whole));

/** Runs the script that an explanation gives along, as a reader of it does, and returns all that it prints. */
export async function runRepro(script: string, { clusters, stack }: EnvironmentState, signal: AbortSignal): Promise<string> {
  const env = { KUBECONFIG: clusters[0]?.kubeconfig, PATH: [stack?.bin, process.env.PATH].filter(Boolean).join(delimiter) };
  // How its last command ends says nothing: it is what it prints that is to be read.
  const { stdout } = await run('sh', ['-c', 'sh "$1" 2>&1; true', 'sh', script], { deadline: 120_000, env, signal });
  return redact(stdout);
}

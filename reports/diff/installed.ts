import { parse } from 'yaml';
import { flatten } from './configuration.ts';
import type { RunFolder } from './read.ts';
import type { InstalledChange } from './types.ts';

/** What of a definition says something of what may be asked for; how it is described does not. */
const words = new Set(['description']);

/** Every object says which release made it: that the releases are others the run says, once. */
const release = 'labels.operator.istio.io/version';

function timesOf(lines: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1);
  return times;
}

/** A text of several lines that is YAML or JSON as what it says, so that each of the texts in it, as templates are, is one of its own. */
function opened([path, value]: readonly [string, string]): (readonly [string, string])[] {
  if (!value.includes('\n')) return [[path, value]];
  try {
    const read = parse(value, { logLevel: 'error' }) as unknown;
    return typeof read === 'object' && read !== null ? [...flatten(read, path)] : [[path, value]];
  } catch {
    return [[path, value]];
  }
}

/** An object as values by their paths, without descriptions; texts that are neither YAML nor JSON by their lines. */
function saidIn(object: unknown): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [path, value] of [...flatten(object)].flatMap(opened)) {
    if (words.has(path.split('.').at(-1) ?? '') || path.endsWith(release)) continue;
    const lines = value.split('\n');
    if (lines.length === 1) flat.set(path, value);
    // A line's own text tells it apart: one that is put in between does not change all that come after it.
    else for (const [line, times] of timesOf(lines.flatMap((text) => text.trim() || []))) flat.set(`${path} | ${line}`, times === 1 ? 'there' : `${times} times`);
  }
  return flat;
}

/** Variants in which it is not known what changed, because one of the runs has not noted what was installed. */
export const notNotedIn = (before: RunFolder, after: RunFolder): string[] =>
  [...new Set([...before.result.variants, ...after.result.variants])].filter((variant) => !before.installed(variant) || !after.installed(variant)).sort();

/** What is installed otherwise in the one run than in the other, an object each; undefined where one of them has not noted it. */
export function compareInstalled(before: RunFolder, after: RunFolder): InstalledChange[] | undefined {
  const variants = after.result.variants.filter((variant) => before.result.variants.includes(variant));
  const noted = variants.flatMap((variant) => {
    const [was, is] = [before.installed(variant), after.installed(variant)];
    return was && is ? [{ variant, was, is }] : [];
  });
  if (noted.length === 0) return undefined;
  return noted.flatMap(({ variant, was, is }) =>
    [...new Set([...Object.keys(was), ...Object.keys(is)])].sort().flatMap((object): InstalledChange[] => {
      const [a, b] = [was[object], is[object]];
      if (a === undefined) return [{ variant, object, what: 'added', values: [] }];
      if (b === undefined) return [{ variant, object, what: 'gone', values: [] }];
      const [one, other] = [saidIn(a), saidIn(b)];
      const values = [...new Set([...one.keys(), ...other.keys()])]
        .filter((path) => one.get(path) !== other.get(path))
        .map((path) => ({ path, before: one.get(path) ?? 'none', after: other.get(path) ?? 'none' }));
      return values.length > 0 ? [{ variant, object, what: 'changed', values }] : [];
    }),
  );
}

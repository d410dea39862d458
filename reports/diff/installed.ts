import { flatten } from './configuration.ts';
import type { RunFolder } from './read.ts';
import type { InstalledChange } from './types.ts';

/** What of a definition says something of what may be asked for; how it is described does not. */
const words = new Set(['description']);

/** Every object says which release made it: that the releases are others the run says, once. */
const release = 'labels.operator.istio.io/version';

/** An object as values by their paths, without descriptions; texts that are YAML or JSON stay texts, by their lines. */
function saidIn(object: unknown): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [path, value] of flatten(object)) {
    if (words.has(path.split('.').at(-1) ?? '') || path.endsWith(release)) continue;
    const lines = value.split('\n');
    if (lines.length === 1) flat.set(path, value);
    // A line's own text tells it apart: one that is put in between does not change all that come after it.
    else for (const line of lines.filter((text) => text.trim())) flat.set(`${path} | ${line.trim()}`, 'there');
  }
  return flat;
}

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

import type { RunFolder } from './read.ts';
import type { ConfigurationChange } from './types.ts';

/** Requirements whose claims look at the mesh as it was installed, under no rule of a spec. */
const plain = ['MC-TR-010', 'MC-TR-020'];

/** What changes from run to run: when something was told, and by which number. */
const volatile = new Set(['last_updated', 'version_info']);

/** An address in a text; a range of addresses is a setting. */
export const address = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]|\/\d)/g;

/** A configuration as values by their paths; lists of things with names go by these, and addresses are left out, which are others in every run. */
export function flatten(value: unknown, path = ''): Map<string, string> {
  const flat = new Map<string, string>();
  const into = (key: string, child: unknown) => {
    for (const [at, text] of flatten(child, path ? `${path}.${key}` : key)) flat.set(at, text);
  };
  if (Array.isArray(value)) {
    const names = value.map((one) => (typeof one === 'object' && one !== null && 'name' in one ? String(one.name) : undefined));
    const named = new Set(names).size === names.length && !names.includes(undefined);
    for (const [index, child] of value.entries()) into(`[${named ? names[index]?.replace(address, '<address>') : index}]`, child);
    if (value.length === 0) flat.set(path, '[]');
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) if (!volatile.has(key)) into(key, child);
    if (Object.keys(value).length === 0) flat.set(path, '{}');
  } else flat.set(path, String(value).replace(address, '<address>'));
  return flat;
}

interface Told {
  endpoints?: { health: string }[];
  clusters?: unknown;
  routes?: unknown;
  listeners?: unknown;
}

/** What the sidecars of a run had about the sample service, by variant and cluster. */
function toldIn({ result, evidence }: RunFolder): Map<string, { variant: string; sidecar: string; values: Map<string, string> }> {
  const found = new Map<string, { variant: string; sidecar: string; values: Map<string, string> }>();
  for (const { id, variant, evidence: files } of result.requirements.filter((one) => plain.includes(one.id))) {
    for (const file of files) {
      const sidecar = /what-the-sidecar-in-(.+)-has-about-(.+)\.json$/.exec(file);
      const told = sidecar && (evidence(file) as Told | undefined);
      if (!sidecar || !told) continue;
      const { clusters, routes, listeners, endpoints = [] } = told;
      const name = `${id} ${sidecar[1]}`;
      // Which endpoints there are is another matter in every run; how many, and whether they are healthy, is not.
      found.set(`${variant} ${name} ${sidecar[2]}`, {
        variant,
        sidecar: `sidecar in ${sidecar[1]}`,
        values: flatten({ clusters, routes, listeners, endpoints: endpoints.map(({ health }) => health) }),
      });
    }
  }
  return found;
}

/** What sidecars were told otherwise in the one run than in the other; undefined where no sidecar was looked at in both. */
export function compareConfiguration(before: RunFolder, after: RunFolder): ConfigurationChange[] | undefined {
  const [a, b] = [toldIn(before), toldIn(after)];
  if (![...a.keys()].some((key) => b.has(key))) return undefined;
  return [...a].flatMap(([key, { variant, sidecar, values }]) => {
    const others = b.get(key)?.values;
    if (!others) return [];
    const paths = [...new Set([...values.keys(), ...others.keys()])];
    return paths
      .filter((path) => values.get(path) !== others.get(path))
      .map((path) => ({ variant, sidecar, path, ...given('before', values.get(path)), ...given('after', others.get(path)) }));
  });
}

const given = (key: 'before' | 'after', value: string | undefined) => (value === undefined ? {} : { [key]: value });

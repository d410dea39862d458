import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A file by its content. */
export interface Leaf {
  /** Relative to the tree's folder. */
  path: string;
  sha256: string;
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

export const leafOf = (folder: string, path: string): Leaf => ({ path, sha256: sha256(readFileSync(join(folder, path))) });

/** All files below a folder, sorted by path, paths relative to another folder above it. */
export function filesBelow(folder: string, above = folder): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => relative(above, path))
    .sort();
}

/** One digest for many: of what `sha256sum` prints for the files in the order of their paths, so that coreutils can tell it, too. */
export const digestOf = (leaves: readonly Leaf[]): string =>
  sha256(
    leaves
      .toSorted((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, sha256: digest }) => `${digest}  ${path}\n`)
      .join(''),
  );

/** What the suite is made of; tests of the harness and documents are not, and neither is what it fetches. */
const sources = ['fixtures', 'mutants', 'reports', 'scripts', 'specs', 'stacks', 'package.json', 'package-lock.json', 'playwright.config.ts', 'tsconfig.json'];

/** Digest of the suite's own source tree. */
export function sourceDigest(root: string): string {
  const paths = sources.flatMap((name) => (statSync(join(root, name)).isFile() ? [name] : filesBelow(join(root, name), root)));
  return digestOf(paths.filter((path) => !path.startsWith(join('reports', 'out'))).map((path) => leafOf(root, path)));
}

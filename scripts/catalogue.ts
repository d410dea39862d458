import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { neverTheirs, notAlwaysTheirs } from '../fixtures/lab/lacking.ts';
import { root } from '../fixtures/lab/paths.ts';
import { type Mutant, mutants } from '../mutants/index.ts';
import { areas, type Requirement, requirements } from '../reports/catalogue/index.ts';
import { problems } from '../reports/catalogue/problems.ts';
import { claimsOf, unturned } from './claims.ts';

/** What a spec file says that it decides. */
export interface SpecFile {
  path: string;
  ids: string[];
}

/** The requirements' specs: files of the areas' folders, with the ids that they name. */
export function specFiles(): SpecFile[] {
  return Object.values(areas).flatMap((area) =>
    globSync(join(root, 'specs', area, '*.spec.ts')).map((path) => ({
      path: join('specs', area, basename(path)),
      ids: [...readFileSync(path, 'utf8').matchAll(/\brequirement\('([^']*)'\)/g)].map(([, id]) => id as string),
    })),
  );
}

/** What does not fit between catalogue and specs, a line each: every entry has one spec, every spec one entry, of its own area. */
export function catalogueFaults(files: readonly SpecFile[], entries: readonly Requirement[] = requirements): string[] {
  const faults = files.filter(({ ids }) => ids.length !== 1).map(({ path, ids }) => `${path} names ${ids.length} requirements; one a file`);
  for (const { path, ids } of files) {
    for (const id of ids) {
      const area = areas[id.split('-')[1] as keyof typeof areas];
      if (!entries.some((entry) => entry.id === id)) faults.push(`${path}: ${id} is not in the catalogue (reports/catalogue/index.ts)`);
      else if (!path.startsWith(`specs/${area}/`)) faults.push(`${path}: ${id} belongs in specs/${area}`);
    }
  }
  for (const { id, level, disruptive, closing } of entries) {
    // What everybody relies on is decided without ending anything of the mesh.
    if (disruptive && level === 'core') faults.push(`${id} is core, and disruptive`);
    if (disruptive && closing) faults.push(`${id} is disruptive, and comes after all that is to be seen`);
    const claiming = files.filter(({ ids }) => ids.includes(id)).length;
    if (claiming !== 1) faults.push(`${id} has ${claiming === 0 ? 'no spec' : `${claiming} specs`}`);
    if (entries.filter((entry) => entry.id === id).length > 1) faults.push(`${id} stands in the catalogue more than once`);
  }
  return faults;
}

/** Requirements that the table of problems names and that are not there. */
export const unknownInProblems = (): string[] => problems.flatMap((problem) => problem.requirements).filter((id) => !requirements.some((entry) => entry.id === id));

/** Requirements that no broken mesh is there to turn red. */
export const unproven = (): string[] => requirements.map(({ id }) => id).filter((id) => !mutants.some(({ requirement, also = [] }) => [requirement, ...also].includes(id)));

/** What does not fit between broken meshes and catalogue, a line each: what is not decided in a variant would be passed over without a word. */
export function mutantFaults(broken: readonly Mutant[] = mutants, entries: readonly Requirement[] = requirements): string[] {
  const find = (id: string) => entries.find((entry) => entry.id === id);
  return broken.flatMap(({ id, requirement, also = [], unharmed, variants, clause }) => [
    ...[requirement, ...also, ...unharmed].flatMap((named) =>
      variants.filter((variant) => !find(named)?.variants.includes(variant)).map((variant) => `${id} names ${named}, which is not decided in ${variant}`),
    ),
    ...(clause && !find(requirement)?.decidedBy.some(({ kind, rule }) => kind === 'clause' && rule === clause.rule)
      ? [`${id} names the claim ${clause.rule}, which ${requirement} does not make`]
      : []),
  ]);
}

/** The catalogue as Markdown, a table for each area. */
export function catalogueMarkdown(listed: readonly Requirement[]): string {
  const tables = Object.entries(areas).flatMap(([code, area]) => {
    const entries = listed.filter(({ id }) => id.startsWith(`MC-${code}-`));
    if (entries.length === 0) return [];
    const rows = entries.map(({ id, sentence, level, disruptive, closing, source, variants, needs }) => {
      const killers = mutants.filter(({ requirement, also = [] }) => [requirement, ...also].includes(id)).map((mutant) => mutant.id);
      return `| ${[id, sentence, [level, ...(disruptive ? ['disruptive'] : []), ...(closing ? ['closing'] : [])].join(', '), variants.join(', '), needs.join(', '), killers.join(', '), source].map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
    });
    return [`## ${area}\n\n| id | requirement | level | variants | needs | turned red by | source |\n|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`];
  });
  return tables.join('\n');
}

/** Claims that no broken mesh must turn red, and how many there are of all. */
function unturnedMarkdown(): string {
  const found = requirements.map((requirement) => ({ id: requirement.id, all: claimsOf(requirement).length, ...unturned(requirement, mutants) }));
  const left = found.filter(({ claims }) => claims.length > 0);
  const count = (list: readonly { all: number }[]) => list.reduce((sum, { all }) => sum + all, 0);
  const open = left.reduce((sum, { claims }) => sum + claims.length, 0);
  const rows = left.map(({ id, all, claims, unsaid }) => `| ${id} | ${claims.map(({ rule }) => `\`${rule}\``).join(', ')} | ${all} | ${unsaid.join(', ')} |`);
  return `## Claims that no broken mesh must turn red\n\n${count(found) - open} of ${count(found)} claims that decide are named by a broken mesh that must turn them red, and none before them; these ${open}\nare not. What is claimed several times in a row is one claim here: of each cluster, of three bad tokens, of policies of three kinds;\nwhich of them turned red is not told. Broken meshes in the last column must turn one of the claims red, and do not say which.\n\n| id | claims | of | broken meshes that turn one of them red |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

/** What people had trouble with, and which requirement would have told them. */
function problemsMarkdown(): string {
  const rows = problems.map(
    ({ symptom, issues, requirements: ids, command, missing }) =>
      `| ${symptom} | ${issues.join(', ')} | ${[...ids, ...(command ? [`\`${command}\``] : [])].join(', ') || '–'} | ${missing ?? ''} |`,
  );
  return `## What people had trouble with\n\nIssues are of istio/istio where they name no other project.\n\n| symptom | issues | decided by | not decided yet |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

/** What is not decided of clusters that are not ours: never, or where they lack something. */
function attachedMarkdown(): string {
  const rows = (lacking: Readonly<Record<string, string>>, always: boolean) =>
    Object.entries(lacking).map(([capability, why]) => {
      const ids = requirements.filter(({ needs }) => needs.some((need) => need === capability)).map(({ id }) => id);
      return `| ${always ? 'never' : 'not where'} | ${why} | ${ids.join(', ')} |`;
    });
  return `## On clusters that are not ours\n\nWhat is unsupported with \`--environment\`, beside the variant that is not there.\n\n| decided | why | requirements |\n|---|---|---|\n${[...rows(neverTheirs, true), ...rows(notAlwaysTheirs, false)].join('\n')}\n`;
}

/** docs/requirements.md, as it should be. */
export const requirementsPage = (): string =>
  `# What is decided\n\nWritten by \`npm run docs\` from the catalogue (\`reports/catalogue\`) and the broken meshes (\`mutants/\`). Needs are capabilities: an\nenvironment that lacks one gets *unsupported*, with the reason.\n\n${catalogueMarkdown(requirements)}\n${unturnedMarkdown()}\n${attachedMarkdown()}\n${problemsMarkdown()}`;

export const requirementsPageFile = join(root, 'docs', 'requirements.md');

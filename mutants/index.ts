import { readdirSync } from 'node:fs';
import type { Mutant } from './types.ts';

export type { Mutant } from './types.ts';

const isMutant = (value: unknown): value is Mutant => typeof value === 'object' && value !== null && 'requirement' in value && 'isApplied' in value;

/** The mutant in a file of this folder; none in those that hold what several are made with. */
async function mutantIn(file: string): Promise<Mutant[]> {
  const found = Object.values((await import(`./${file}`)) as Record<string, unknown>).filter(isMutant);
  const misnamed = found.find(({ id }) => file !== `${id}.ts`);
  if (misnamed) throw new Error(`mutants/${file} holds the mutant ${misnamed.id}: its file is to be called ${misnamed.id}.ts`);
  return found;
}

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && name !== 'index.ts' && name !== 'types.ts');

/** Every way in which the mesh is broken on purpose, a file each. */
export const mutants: readonly Mutant[] = (await Promise.all(files.toSorted().map(mutantIn))).flat();

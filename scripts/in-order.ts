import type { EnvironmentState, VariantName } from '../fixtures/lab/state.ts';
import { Mesh } from '../fixtures/mesh.ts';
import { keepProcesses } from '../fixtures/processes.ts';
import { findRequirement } from '../reports/catalogue/index.ts';
import type { RequirementResult } from '../reports/types.ts';
import type { Session } from './session.ts';
import { type RunPlace, runSpecs } from './specs.ts';

/** Requirements of a variant that are decided one after another. */
export interface Ordered {
  state: EnvironmentState;
  variant: VariantName;
  /** Ids of the requirements. */
  wanted: readonly string[];
  place: RunPlace;
}

/**
 * The specs of a variant: whatever disturbs the mesh comes after what looks at it, and last what is about all of them.
 *
 * @param results to which they are added as they come: what was decided before something failed stays decided
 */
export async function runInOrder(
  { state, variant, wanted, place }: Ordered,
  { progress, signal }: Pick<Session, 'progress' | 'signal'>,
  results: RequirementResult[] = [],
): Promise<RequirementResult[]> {
  const disruptive = wanted.filter((id) => findRequirement(id)?.disruptive);
  const closing = wanted.filter((id) => findRequirement(id)?.closing);
  const calm = wanted.filter((id) => !disruptive.includes(id) && !closing.includes(id));
  const began = new Date();
  const run = async (what: string, ids: readonly string[]) => {
    if (ids.length > 0) results.push(...(await progress.step(`${what} (${variant})`, () => runSpecs(state.name, variant, ids, { ...place, began }, signal))));
  };
  await run('specs', calm);
  // What disrupts replaces pods, and with them goes what they would have to tell.
  if (disruptive.length > 0 && closing.length > 0) await keepProcesses(new Mesh(state, variant), began, place.folder);
  await run('disruptive specs', disruptive);
  await run('closing specs', closing);
  return results;
}

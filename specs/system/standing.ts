import { EnvironmentError } from '../../fixtures/errors.ts';
import type { Engine } from '../../fixtures/lab/engine/index.ts';
import type { Stack } from '../../fixtures/lab/stack/types.ts';
import { type EnvironmentState, readEnvironment } from '../../fixtures/lab/state.ts';

/** The environment that npm test keeps up while these specs run; they need its engine and its stack. */
export const environment = 'npm-test';

export function standing(): EnvironmentState & { engine: Engine; stack: Stack } {
  const state = readEnvironment(environment);
  if (!state?.engine || !state.stack) throw new EnvironmentError(`the environment ${environment} is not up`, { remedy: 'these specs are run by npm test' });
  return { ...state, engine: state.engine, stack: state.stack };
}

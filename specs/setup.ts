import { test as setup } from '@playwright/test';
import { EnvironmentError } from '../fixtures/errors.ts';
import { checkVariant } from '../fixtures/lab/environment.ts';
import { readEnvironment } from '../fixtures/lab/state.ts';
import { type Options, runVariables } from '../fixtures/options.ts';

const setupWithOptions = setup.extend<Options>({ variant: ['mtls', { option: true }] });

setupWithOptions('the mesh stands', async ({ variant }) => {
  const name = process.env[runVariables.environment] ?? '';
  const state = readEnvironment(name);
  if (!state) throw new EnvironmentError(`there is no environment ${JSON.stringify(name)}`, { remedy: 'run the specs by npm run conformance' });
  await checkVariant(state, variant);
});

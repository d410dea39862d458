import { expect, test } from '@playwright/test';
import { runSpecs } from '../../scripts/specs.ts';
import { scratchFolder } from './scratch.ts';

const folder = scratchFolder('specs');

test('where nothing is wanted no spec runs: to the runner nothing is no filter', async () => {
  const opened = Promise.withResolvers<void>();
  const results = runSpecs('nowhere', 'mtls', [], { folder, id: 'none', ready: opened.promise }, new AbortController().signal);
  opened.resolve();
  expect(await results).toEqual([]);
  await expect(runSpecs('nowhere', 'mtls', [], { folder, id: 'none', ready: Promise.reject(new Error('dropped')) }, new AbortController().signal)).rejects.toThrow('dropped');
});

import { expect, requirement, test } from '../../fixtures/index.ts';

test('no two clusters use one address, as they say themselves', requirement('MC-PF-050'), async ({ addresses }) => {
  await expect(await addresses()).toBeDisjoint();
});

import { expect, requirement, test } from '../../fixtures/index.ts';

test('sidecars of all clusters have identities of their own, by certificates of one root', requirement('MC-SC-050'), async ({ identities }) => {
  await expect(await identities()).toBeOfOneRoot();
});

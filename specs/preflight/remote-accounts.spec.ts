import { expect, requirement, test } from '../../fixtures/index.ts';

test('the accounts in the remote secrets may do what istiod does, and write nothing else', requirement('MC-PF-060'), async ({ accounts }) => {
  await expect(await accounts()).toSufficeAndNoMore();
});

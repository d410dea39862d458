import { expect, requirement, test } from '../../fixtures/index.ts';

test('the API servers that the remote secrets name answer pods of the primary, which believe them', requirement('MC-PF-140'), async ({ serversInSecrets }) => {
  await expect(await serversInSecrets()).toAnswer();
});

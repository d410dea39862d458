import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

test('sidecars of a cluster that istiod does not know are turned away', requirement('MC-SC-100'), async ({ disrupt, fromRemote, joining }) => {
  const known = await joining(fromRemote);
  const more = await disrupt(breaking.oneMoreCaller);
  await control(known).toBeLetIn();
  await more.heal();

  await disrupt(breaking.detachmentForgotten);
  await disrupt(breaking.detached);
  const unknown = await joining(fromRemote);
  await disrupt(breaking.oneMoreCallerBegun);
  await expect(unknown).toBeTurnedAway();
});

import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

const inPrimary = { host: 'in-primary', port: 5000, path: '/hello' };
const inRemote = { host: 'in-remote', port: 5000, path: '/hello' };

test(
  'packets between the clusters are lost, and pass again',
  requirement('MC-RS-040'),
  async ({ apply, applyEverywhere, disrupt, fromPrimary, fromRemote, istiods, underLoad }) => {
    await applyEverywhere('partition.yaml');
    const across = [fromPrimary.calls(inRemote), fromRemote.calls(inPrimary)];
    await control(across).toBeAnswered();
    const load = await underLoad([fromPrimary.calls(inPrimary), fromRemote.calls(inRemote)]);

    for (const way of ['to the remote', 'to the primary', 'both ways'] as const) {
      const partition = await disrupt(breaking.partitioned(way));
      await expect(across).toBeUnanswered();
      await partition.heal();
      await expect(across).toBeAnswered();
    }

    await expect(istiods).toHaveEveryProxy();
    // istiod takes a connection for one until it has been silent for 40 s: who is told something has one.
    await apply('partition.rule.yaml');
    await expect(across.map(({ caller, target }) => caller.calls({ ...target, headers: { 'x-rule': 'after' } }))).toBeAnsweredOnlyWith(418);
    await expect(await load.stop()).toHaveLostNone();
  },
);

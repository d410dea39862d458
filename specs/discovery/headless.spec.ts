import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('a headless Service leads to pods of the own cluster, by their names, too', requirement('MC-DS-090'), async ({ applyIn, fromPrimary, fromRemote }) => {
  const member = { host: 'members', port: 5000, path: '/hello' };
  const memberIn = (cluster: string) => ({ ...member, host: `in-${cluster}-0.members` });
  for (const caller of [fromPrimary, fromRemote]) await applyIn(caller, 'headless.yaml', { cluster: caller.cluster });

  await control([fromPrimary.calls(memberIn(fromPrimary.cluster)), fromRemote.calls(memberIn(fromRemote.cluster))]).toBeAnswered();
  await expect([fromPrimary.calls(memberIn(fromRemote.cluster)), fromRemote.calls(memberIn(fromPrimary.cluster))]).toBeUnresolved();
  await expect([fromPrimary.calls(member), fromRemote.calls(member)]).toLeadToTheirOwnPods();
  await expect([fromPrimary.calls(member), fromRemote.calls(member)]).toStayInTheirCluster();
});

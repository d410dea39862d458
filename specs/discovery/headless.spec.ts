import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('a headless Service leads to pods of the own cluster, by their names, too', requirement('MC-DS-090'), async ({ applyIn, callers }) => {
  const member = { host: 'members', port: 5000, path: '/hello' };
  const memberIn = (cluster: string) => ({ ...member, host: `in-${cluster}-0.members` });
  for (const caller of callers) await applyIn(caller, 'headless.yaml', { cluster: caller.cluster });

  await control(callers.list.map((caller) => caller.calls(memberIn(caller.cluster)))).toBeAnswered();
  await expect(callers.list.flatMap((caller) => callers.beside(caller).clusters.map((cluster) => caller.calls(memberIn(cluster))))).toBeUnresolved();
  await expect(callers.calls(member)).toLeadToTheirOwnPods();
  await expect(callers.calls(member)).toStayInTheirCluster();
});

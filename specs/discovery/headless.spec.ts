import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('a headless Service leads to pods of the own cluster, by their names, too', requirement('MC-DS-090'), async ({ applyIn, callers, versions }) => {
  const member = { host: 'members', port: 5000, path: '/hello' };
  // By its version: the name of a cluster need not be one that a pod may have.
  const memberOf = (version: string) => ({ ...member, host: `in-${version}-0.members` });
  for (const { cluster, version } of versions) await applyIn(callers.in(cluster), 'headless.yaml', { of: version });

  await control(versions.map(({ cluster, version }) => callers.in(cluster).calls(memberOf(version)))).toBeAnswered();
  await expect(
    callers.list.flatMap((caller) => versions.filter(({ cluster }) => cluster !== caller.cluster).map(({ version }) => caller.calls(memberOf(version)))),
  ).toBeUnresolved();
  await expect(callers.calls(member)).toLeadToTheirOwnPods();
  await expect(callers.calls(member)).toStayInTheirCluster();
});

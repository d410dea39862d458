import { control, expect, requirement, test } from '../../fixtures/index.ts';

const onlyThere = { host: 'told-by-sidecars', port: 5000, path: '/hello' };
const members = { host: 'members-of-all', port: 5000, path: '/hello' };
// By its version: the name of a cluster need not be one that a pod may have.
const memberOf = (version: string, cluster: string) => ({ ...members, host: `of-all-in-${version}-0.members-of-all`, cluster });

test('sidecars that answer DNS lead to what other clusters have, too', requirement('MC-DS-110'), async ({ applyEverywhere, applyIn, callers, callersOf, fromRemote, versions }) => {
  await applyEverywhere('told-by-sidecars.caller.yaml', { name: 'told-by-sidecar', capture: 'true' });
  await applyEverywhere('told-by-sidecars.caller.yaml', { name: 'told-by-dns', capture: 'false' });
  await applyIn(fromRemote, 'told-by-sidecars.service.yaml');
  for (const { cluster, version } of versions) await applyIn(callers.in(cluster), 'told-by-sidecars.headless.yaml', { of: version });
  const told = await callersOf('told-by-sidecar');
  const elsewhere = (await callersOf('told-by-dns')).list.filter(({ cluster }) => cluster !== fromRemote.cluster);

  await control(elsewhere.map((caller) => caller.calls(onlyThere))).toBeUnresolved();
  await expect(told.calls(onlyThere)).toBeAnswered();
  await expect(told.calls(members)).toLeadToPodsOfEveryCluster();
  await expect(
    told.list.flatMap((caller) => versions.filter(({ cluster }) => cluster !== caller.cluster).map(({ cluster, version }) => caller.calls(memberOf(version, cluster)))),
  ).toBeAnswered();
});

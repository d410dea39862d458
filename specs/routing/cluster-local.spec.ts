import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

const shared = { host: 'shared', port: 5000, path: '/hello' };

/** By its name, with its namespace, and with all of the mesh but for an exception: whether the other service is still shared. */
const ways = [
  { isShared: true, settings: [{ clusterLocal: true, hosts: ['helloworld.${namespace}.svc.cluster.local'] }] },
  { isShared: false, settings: [{ clusterLocal: true, hosts: ['*.${namespace}.svc.cluster.local'] }] },
  {
    isShared: true,
    settings: [
      { clusterLocal: true, hosts: ['*'] },
      { clusterLocal: false, hosts: ['shared.${namespace}.svc.cluster.local'] },
    ],
  },
];

test('a service that the mesh calls cluster-local stays in its cluster', requirement('MC-RT-060'), async ({ applyEverywhere, callers, disrupt, helloworld, versions }) => {
  await applyEverywhere('cluster-local.yaml');
  for (const { isShared, settings } of ways) {
    // Also between two ways: what is measured next is not left from the one before.
    await control(callers.calls(helloworld)).toBeServedByAll(versions);
    const local = await disrupt(breaking.serviceSettings(...settings));
    await expect(callers.calls(helloworld)).toStayInTheirCluster();
    if (isShared) await expect(callers.calls(shared)).toBeServedByAll(versions);
    await local.heal();
  }
  await control(callers.calls(helloworld)).toBeServedByAll(versions);
});

import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

test(
  'calls stay in their cluster, fail over to the other when its servers are gone, and come back',
  requirement('MC-RT-080'),
  async ({ apply, callers, disrupt, helloworld, underLoad, versions }) => {
    await control(callers.calls(helloworld)).toBeServedByAll(versions);
    await apply('failover.yaml');
    await expect(callers.calls(helloworld)).toStayInTheirCluster();

    for (const server of versions) {
      const calls = callers.in(server.cluster).calls(helloworld);
      const others = versions.map(({ cluster }) => cluster).filter((cluster) => cluster !== server.cluster);
      const load = await underLoad([calls]);
      const gone = await disrupt(breaking.serversGone(server));
      await expect(calls).toBeServedOnlyIn(...others);
      await gone.heal();
      await expect(calls).toStayInTheirCluster();
      await expect(await load.stop()).toHaveLostFewAtOnce();
    }
  },
);

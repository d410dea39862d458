import { control, expect, requirement, test } from '../../fixtures/index.ts';

test(
  'a subset by cluster keeps calls there, and one without pods answers none',
  requirement('MC-RT-050'),
  async ({ apply, callers, fromPrimary, fromRemote, helloworld, versions }) => {
    const to = (where: string) => callers.calls({ ...helloworld, headers: { where } });
    await control(to('nowhere')).toBeServedByAll(versions);

    await apply('subsets-by-cluster.yaml');
    for (const { cluster } of [fromPrimary, fromRemote]) await expect(to(cluster)).toBeServedOnlyIn(cluster);
    await expect(to('nowhere')).toBeAnsweredOnlyWith(503);
  },
);

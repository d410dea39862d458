import { expect, requirement, test } from '../../fixtures/index.ts';

test('endpoints are where their pods are: in that cluster, region and zone', requirement('MC-DS-100'), async ({ callers, helloworld }) => {
  await expect(callers.endpointsOf(helloworld)).toBeWhereTheirPodsAre();
});

import { expect, requirement, test } from '../../fixtures/index.ts';

test("the intercepted ranges cover every cluster's pods and services", requirement('MC-PF-010'), async ({ callers, injected, injector }) => {
  await expect(await injector()).toCoverEveryCluster();
  for (const sleep of callers) await expect(await injected(sleep)).toCoverEveryCluster();
});

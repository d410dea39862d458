import { expect, requirement, test } from '../../fixtures/index.ts';

test('no sidecar rejected its configuration while all else was decided', requirement('MC-OB-070'), async ({ processes }) => {
  await expect(await processes()).toHaveTakenAllConfiguration();
});

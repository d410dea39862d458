import { expect, requirement, test } from '../../fixtures/index.ts';

test('no istiod and no sidecar ended or panicked while all else was decided', requirement('MC-OB-050'), async ({ processes }) => {
  await expect(await processes()).toHaveGoneOn();
});

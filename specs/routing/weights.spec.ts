import { expect, requirement, test } from '../../fixtures/index.ts';

test('weights are kept, from either cluster', requirement('MC-RT-030'), async ({ apply, callers, helloworld }) => {
  await apply('weights.subsets.yaml');
  for (const [v1, v2] of [
    [80, 20],
    [50, 50],
  ] as const) {
    await apply(`weights.${v1}-${v2}.yaml`);
    await expect(callers.calls({ ...helloworld, headers: { 'in-force': `${v1}-to-${v2}` } })).toBeServedOnlyBy('v2');
    await expect(callers.calls(helloworld)).toBeSharedAs({ v1, v2 });
  }
});

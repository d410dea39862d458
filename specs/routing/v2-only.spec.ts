import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('the v2-only rule takes effect in both clusters, and its removal too', requirement('MC-RT-010'), async ({ apply, callers, helloworld, variant, versions }) => {
  await control(callers.calls(helloworld)).toBeServedByAll(versions);

  const rule = await apply(`v2-only.${variant}.yaml`);
  await expect(callers.calls(helloworld)).toBeServedOnlyBy('v2');

  await rule.remove();
  await expect(callers.calls(helloworld)).toBeServedByAll(versions);
});

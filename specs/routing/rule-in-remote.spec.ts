import { control, expect, requirement, test } from '../../fixtures/index.ts';

const other = { host: 'marker', port: 5000, path: '/hello' };

test('a rule that is applied in the remote has no effect', requirement('MC-RT-020'), async ({ apply, applyIn, callers, helloworld, variant, versions }) => {
  await control(callers.calls(helloworld)).toBeServedByAll(versions);
  for (const caller of callers) await applyIn(caller, 'rule-in-remote.service.yaml');

  for (const caller of callers.remote) await applyIn(caller, `v2-only.${variant}.yaml`);
  // One of the primary that came later is in force everywhere: time enough has passed for the other.
  await apply('rule-in-remote.marker.yaml');
  await control(callers.calls(other)).toBeServedOnlyBy('v2');

  await expect(callers.calls(helloworld)).toBeServedByAll(versions);
});

import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('an HTTPRoute of the Gateway API does what a VirtualService does', requirement('MC-RT-110'), async ({ apply, applyEverywhere, callers, helloworld, versions }) => {
  const release = (name: string) => callers.calls({ ...helloworld, headers: { release: name } });
  await applyEverywhere('http-route.services.yaml');
  await control(release('canary')).toBeServedByAll(versions);

  const route = await apply('http-route.yaml');
  await expect(release('canary')).toBeServedOnlyBy('v2');
  await expect(callers.calls(helloworld)).toBeServedOnlyBy('v1');
  await expect(release('stable')).toBeServedOnlyBy('v1');

  await route.remove();
  await expect(release('canary')).toBeServedByAll(versions);
});

import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('a header decides, from either cluster', requirement('MC-RT-040'), async ({ apply, callers, helloworld, versions }) => {
  const release = (name: string) => callers.calls({ ...helloworld, headers: { release: name } });
  await control(release('canary')).toBeServedByAll(versions);

  await apply('header.yaml');
  await expect(release('canary')).toBeServedOnlyBy('v2');
  await expect(callers.calls(helloworld)).toBeServedOnlyBy('v1');
  await expect(release('stable')).toBeServedOnlyBy('v1');
});

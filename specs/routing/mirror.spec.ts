import { control, expect, requirement, test } from '../../fixtures/index.ts';

test("a mirror in the other cluster gets a copy of every call, and the caller's answers stay", requirement('MC-RT-100'), async ({ apply, callers, helloworld, versions }) => {
  const mirroredTo = (mirror: string) => callers.calls({ ...helloworld, headers: { mirror } });
  await control(mirroredTo('v2')).toBeServedByAll(versions);

  await apply('mirror.yaml');
  await expect(mirroredTo('v2')).toBeShadowedBy({ version: 'v1', shadow: 'v2' });
  await expect(mirroredTo('v1')).toBeShadowedBy({ version: 'v2', shadow: 'v1' });
  await expect(mirroredTo('v2')).toBeServedOnlyBy('v1');
});

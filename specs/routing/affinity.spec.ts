import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('a user stays with one pod, the same from either cluster', requirement('MC-RT-120'), async ({ apply, callers, helloworld, versions }) => {
  await control(callers.calls({ ...helloworld, headers: { user: 'anybody' } })).toBeServedByAll(versions);

  const rule = await apply('affinity.yaml');
  await expect(callers.callsBy('user', helloworld)).toStayWithOnePodEach(versions);

  await rule.remove();
  await expect(callers.calls({ ...helloworld, headers: { user: 'anybody' } })).toBeServedByAll(versions);
});

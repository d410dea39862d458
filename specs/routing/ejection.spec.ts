import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('servers that fail though they are ready are set aside in every cluster, and come back', requirement('MC-RT-140'), async ({ apply, callers, helloworld, versions }) => {
  const others = versions.filter(({ version }) => version !== 'v2').map(({ cluster }) => cluster);
  await apply('ejection.yaml');
  await control(callers.calls(helloworld)).toBeServedByAll(versions);

  const failing = await apply('ejection.failing.yaml');
  await control(callers.calls({ ...helloworld, headers: { to: 'v2' } })).toBeTriedTimes({ tries: 1, status: 503 });
  await expect(callers.calls(helloworld)).toBeServedOnlyInFor(14, ...others);

  await failing.remove();
  await expect(callers.calls(helloworld)).toBeServedByAllAgain(versions);
});

import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('a name resolves only where its Service is replicated', requirement('MC-DS-020'), async ({ applyIn, callers, versions }) => {
  for (const { cluster, version } of versions) {
    const owner = callers.in(cluster);
    const others = callers.beside(owner);
    const target = { host: `only-with-${version}`, port: 5000, path: '/hello' };
    await applyIn(owner, 'replicated-service.yaml', { version });
    await control(owner.calls(target)).toBeAnswered();
    await expect(others.calls(target)).toBeUnresolved();

    for (const caller of others) await applyIn(caller, 'replicated-service.yaml', { version });
    await expect(others.calls(target)).toBeAnswered();
  }
});

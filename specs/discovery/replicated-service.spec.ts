import { control, expect, requirement, test } from '../../fixtures/index.ts';

const target = { host: 'only-there', port: 5000, path: '/hello' };

test('a name resolves only where its Service is replicated', requirement('MC-DS-020'), async ({ applyIn, callers, fromRemote }) => {
  const others = callers.beside(fromRemote);
  await applyIn(fromRemote, 'replicated-service.yaml');
  await control(fromRemote.calls(target)).toBeAnswered();
  await expect(others.calls(target)).toBeUnresolved();

  for (const caller of others) await applyIn(caller, 'replicated-service.yaml');
  await expect(others.calls(target)).toBeAnswered();
});

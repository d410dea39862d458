import { control, expect, requirement, test } from '../../fixtures/index.ts';

const target = { host: 'only-there', port: 5000, path: '/hello' };

test('a name resolves only where its Service is replicated', requirement('MC-DS-020'), async ({ applyIn, fromPrimary, fromRemote }) => {
  await applyIn(fromRemote, 'replicated-service.yaml');
  await control(fromRemote.calls(target)).toBeAnswered();
  await expect(fromPrimary.calls(target)).toBeUnresolved();

  await applyIn(fromPrimary, 'replicated-service.yaml');
  await expect(fromPrimary.calls(target)).toBeAnswered();
});

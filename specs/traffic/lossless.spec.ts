import { expect, requirement, test } from '../../fixtures/index.ts';

test('of calls that cross the clusters none is lost, and hardly one is slow', requirement('MC-TR-030'), async ({ callers, helloworld, versions }) => {
  await expect(callers.calls(helloworld)).toBeAnsweredInTimeBy(versions);
});

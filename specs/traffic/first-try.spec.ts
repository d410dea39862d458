import { expect, requirement, test } from '../../fixtures/index.ts';

test('no call needs a second try', requirement('MC-TR-090'), async ({ callers, helloworld, versions }) => {
  await expect(callers.calls(helloworld)).toBeAnsweredAtTheFirstTryBy(versions);
});

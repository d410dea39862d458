import { expect, test } from '@playwright/test';
import { testVariables, timeFor } from '../../scripts/time-left.ts';

const within = (minutes: number, pace = 1) => ({ [testVariables.until]: String(Date.now() + minutes * 60_000), [testVariables.pace]: String(pace) });

test('what fits into the minutes that are left is tested, what does not is left out, and a slow machine needs more of them', () => {
  expect(timeFor(5, within(6))).toBe(true);
  expect(timeFor(5, within(4))).toBe(false);
  expect(timeFor(5, within(9, 2))).toBe(false);
  expect(timeFor(5, within(-1))).toBe(false);
});

test('without a number of minutes everything is tested', () => {
  expect(timeFor(10_000, {})).toBe(true);
});

/** How npm test tells the system specs when its time is over (ms since 1970), and how much slower this machine is than the one of README's figures. */
export const testVariables = { until: 'CONFORMANCE_TESTS_UNTIL', pace: 'CONFORMANCE_TESTS_PACE' } as const;

/**
 * Whether tests still fit into the minutes that npm test was given. One that is ended from outside says nothing at all;
 * this one says what it left out.
 *
 * @param minutes what they take on the machine of README's figures
 */
export function timeFor(minutes: number, { [testVariables.until]: until = 'Infinity', [testVariables.pace]: pace = '1' }: NodeJS.ProcessEnv = process.env): boolean {
  return Date.now() + minutes * Number(pace) * 60_000 < Number(until);
}

export const noTime = 'the minutes that this test run was given are nearly over, and it takes longer than what is left';

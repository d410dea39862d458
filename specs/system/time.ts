import { testVariables } from '../../fixtures/options.ts';

/**
 * Whether specs still fit into the minutes that npm test was given. One that is ended from outside says nothing at all;
 * this one says what it left out.
 *
 * @param minutes what they take on the machine of README's figures
 */
export function timeFor(minutes: number): boolean {
  const { [testVariables.until]: until = 'Infinity', [testVariables.pace]: pace = '1' } = process.env;
  return Date.now() + minutes * Number(pace) * 60_000 < Number(until);
}

export const noTime = 'the minutes that this test run was given are nearly over, and it takes longer than what is left';

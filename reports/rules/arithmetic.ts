/** The arithmetic behind sample sizes and stated confidences; docs/verdicts.md derives it. */

/** Smallest sample in which a leak of share `leak` shows at least once with the given confidence. */
export const sampleToExclude = (leak: number, confidence: number): number => Math.ceil(Math.log(1 - confidence) / Math.log(1 - leak));

/** The confidence with which a clean sample of n calls excludes a leak of the given share. */
export const confidenceOf = (n: number, leak: number): number => 1 - (1 - leak) ** n;

/** The probability that of n calls, of which each goes to a version with probability p, fewer than `least` do. */
export function probabilityOfFewer(least: number, n: number, p: number): number {
  let term = (1 - p) ** n;
  let sum = 0;
  for (let k = 0; k < least; k++) {
    sum += term;
    term *= ((n - k) / (k + 1)) * (p / (1 - p));
  }
  return sum;
}

/** A share as per cent with at most one decimal: 0.05 is "5 %". */
export const percent = (share: number): string => `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`;

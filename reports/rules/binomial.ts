/** The exact arithmetic of counts of independent draws: nothing is approximated by a normal distribution. */

const logFactorials = [0];

function logFactorial(n: number): number {
  for (let k = logFactorials.length; k <= n; k++) logFactorials.push((logFactorials[k - 1] as number) + Math.log(k));
  return logFactorials[n] as number;
}

/** The probability that exactly k of n draws hit, each with probability p. In logarithms: 0.2⁵⁰⁰ is less than the least number. */
function probabilityOf(k: number, n: number, p: number): number {
  if (p <= 0 || p >= 1) return k === (p <= 0 ? 0 : n) ? 1 : 0;
  return Math.exp(logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/** The probability that between `least` and `most` of n draws hit, both included. */
export function probabilityBetween(least: number, most: number, n: number, p: number): number {
  let sum = 0;
  for (let k = Math.max(0, least); k <= Math.min(n, most); k++) sum += probabilityOf(k, n, p);
  return sum;
}

/** The counts that a fair draw leaves with probability `falseAlarm` at most: half of it below the least, half above the most. */
export function acceptance(n: number, p: number, falseAlarm: number): { least: number; most: number } {
  let least = 0;
  for (let below = probabilityOf(0, n, p); below <= falseAlarm / 2; below += probabilityOf(least, n, p)) least += 1;
  let most = n;
  for (let above = probabilityOf(n, n, p); above <= falseAlarm / 2; above += probabilityOf(most, n, p)) most -= 1;
  return { least, most };
}

/** The shares that k hits of n draws do not exclude, by Clopper and Pearson. */
export function interval(k: number, n: number, confidence: number): { from: number; to: number } {
  const tail = (1 - confidence) / 2;
  const where = (tooSmall: (p: number) => boolean): number => {
    let [low, high] = [0, 1];
    for (let step = 0; step < 40; step++) {
      const middle = (low + high) / 2;
      if (tooSmall(middle)) low = middle;
      else high = middle;
    }
    return low;
  };
  return {
    from: k === 0 ? 0 : where((p) => probabilityBetween(k, n, n, p) < tail),
    to: k === n ? 1 : where((p) => probabilityBetween(0, k, n, p) > tail),
  };
}

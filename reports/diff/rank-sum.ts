/**
 * The probability that two samples of one distribution lie as far apart as these, by the sum of ranks (Mann and Whitney),
 * two-sided, by the normal distribution with ties taken into account. It asks nothing of the shape of latencies.
 */
export function rankSum(a: readonly number[], b: readonly number[]): number {
  const all = [...a.map((value) => ({ value, first: true })), ...b.map((value) => ({ value, first: false }))].sort((x, y) => x.value - y.value);
  const n = all.length;
  let ranks = 0;
  let ties = 0;
  for (let begin = 0; begin < n; ) {
    let end = begin;
    while (end < n && all[end]?.value === all[begin]?.value) end += 1;
    const size = end - begin;
    const rank = (begin + end + 1) / 2;
    ranks += rank * all.slice(begin, end).filter(({ first }) => first).length;
    ties += size ** 3 - size;
    begin = end;
  }
  const u = ranks - (a.length * (a.length + 1)) / 2;
  const mean = (a.length * b.length) / 2;
  const variance = ((a.length * b.length) / 12) * (n + 1 - ties / (n * (n - 1)));
  if (!(variance > 0)) return 1;
  // Half a rank towards the middle: ranks are whole numbers, the normal distribution is not.
  const z = Math.max(0, Math.abs(u - mean) - 0.5) / Math.sqrt(variance);
  return Math.min(1, 2 * upperTail(z));
}

/** The probability that so many of n differences, or more, have one sign by chance, two-sided (sign test). */
export function signTest(positive: number, n: number): number {
  if (n === 0) return 1;
  const z = Math.max(0, Math.abs(positive - n / 2) - 0.5) / (Math.sqrt(n) / 2);
  return Math.min(1, 2 * upperTail(z));
}

/** P(Z > z) of the normal distribution, for z ≥ 0: Abramowitz and Stegun 7.1.26, right to 10⁻⁷, and by its asymptote beyond. */
function upperTail(z: number): number {
  if (z > 6) return Math.exp((-z * z) / 2) / (z * Math.sqrt(2 * Math.PI));
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.max(0, (polynomial * Math.exp(-x * x)) / 2);
}

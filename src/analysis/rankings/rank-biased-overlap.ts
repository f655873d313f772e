/**
 * Rank-biased overlap of two orders, extrapolated from the ranks that both have. With X(d) items in common among the
 * first d ranks of both, and k ranks,
 *
 *     RBO = X(k) / k · p^k + (1 - p) / p · Σ over d = 1 … k of X(d) / d · p^d
 *
 * @param a Items, each at most once, best first.
 * @param b The same; of the longer order only the first ranks count.
 * @param p How patient the reader is, in (0, 1): with 0.9 the first 10 ranks have 86 % of the weight.
 * @returns From 0, nothing in common, to 1, the same order; 1 for orders without items.
 * @see Webber, Moffat and Zobel, A similarity measure for indefinite rankings (2010), equation 30
 * @example rankBiasedOverlap(Int32Array.of(1, 2), Int32Array.of(2, 1)) // 0.81 + 0.1 / 0.9 · 0.81 = 0.9
 */
export function rankBiasedOverlap(a: Int32Array, b: Int32Array, p = 0.9): number {
  const ranks = Math.min(a.length, b.length);
  const met = new Set<number>();
  let common = 0;
  let weight = 1;
  let sum = 0;
  for (let rank = 0; rank < ranks; rank++) {
    for (const item of [a[rank]!, b[rank]!]) {
      if (met.has(item)) common += 1;
      met.add(item);
    }
    weight *= p;
    sum += (common / (rank + 1)) * weight;
  }
  return ranks === 0 ? 1 : (common / ranks) * weight + ((1 - p) / p) * sum;
}

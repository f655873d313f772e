import { countInversions } from "./count-inversions.ts";

/**
 * Kendall's tau of two orders of the same items: 1 - 2 · (pairs in opposite order) / (all pairs).
 *
 * @param ranks The rank of each item in one order, in the sequence of the other; each rank once.
 * @returns From -1, reversed, to 1, the same order; 1 for fewer than two items.
 * @example kendallTau(Int32Array.of(1, 3, 2)) // 1 - 2 · 1/3
 */
export function kendallTau(ranks: Int32Array): number {
  const pairs = (ranks.length * (ranks.length - 1)) / 2;
  return pairs === 0 ? 1 : 1 - (2 * countInversions(ranks)) / pairs;
}

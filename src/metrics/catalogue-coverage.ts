import type { Ranking } from "../domain.ts";

/**
 * Catalogue coverage: the share of the catalogue that is in the first `cutoff` ranks of at least one query.
 *
 * @param cutoff k, at least 1.
 * @param catalogue How many items any query may be given, at least 1.
 * @returns A share in [0, 1].
 * @see Ge et al., Beyond accuracy: evaluating recommender systems by coverage and serendipity (2010)
 * @example of 10 items, two queries show 0, 1 and 1, 2: 3/10
 */
export function catalogueCoverage(rankings: readonly Ranking[], cutoff: number, catalogue: number): number {
  const shown = new Set<number>();
  for (const { items } of rankings) for (const item of items.subarray(0, cutoff)) shown.add(item);
  return shown.size / catalogue;
}

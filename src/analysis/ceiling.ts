import type { Judgments, Ranking } from "../domain.ts";

/** What a perfect re-ranker of the same candidates would reach, on average over queries. */
export interface Ceiling {
  readonly depth: number;
  /** Printed name of the measure: `P@10`. */
  readonly measure: string;
  readonly mean: number;
}

/**
 * The ceiling of precision: min(k, relevant items among the first M) / k, averaged over queries.
 *
 * @param rankings The vector order of each query, at least `depth` deep where there are so many items.
 * @example 3 relevant among the candidates at k = 10 → 3/10
 */
export function precisionCeiling(
  rankings: readonly Ranking[],
  qrels: readonly Judgments[],
  depth: number,
  cutoff: number,
): Ceiling {
  let sum = 0;
  rankings.forEach((ranking, query) => {
    const { items, grades } = qrels[query]!;
    const relevant = new Set(items.filter((_, i) => grades[i]! > 0));
    const hits = ranking.items.subarray(0, depth).filter((item) => relevant.has(item)).length;
    sum += Math.min(cutoff, hits) / cutoff;
  });
  return { depth, measure: `P@${cutoff}`, mean: sum / rankings.length };
}

import { defaultLevel, type Measure, unitMeasure } from "./measure.ts";
import { ratio } from "./ratio.ts";
import { expectedHits } from "./tie-groups.ts";

/**
 * R_cap@k, recall relative to what k ranks have room for: hits(k) / min(R, k). A query without relevant items scores 0.
 *
 * @param cutoff k, at least 1.
 * @param level From how high a grade an item is relevant.
 * @returns A measure in [0, 1].
 * @see trec_eval m_rel_P.c (`relative_P`); the name is that of BEIR
 * @example 30 relevant items, 5 of them in the first 10 ranks: R_cap@10 = 5/10, R@10 = 5/30
 */
export function cappedRecall(cutoff: number, level = defaultLevel): Measure {
  return {
    ...unitMeasure("R_cap", { level }, cutoff),
    score: (query) => ratio(query.hits(level, cutoff), Math.min(query.relevant(level), cutoff)),
    expected: (query, ties) =>
      ratio(expectedHits(query, ties, level, cutoff), Math.min(query.relevant(level), cutoff)),
  };
}

import { defaultLevel, type Measure, unitMeasure } from "./measure.ts";
import { ratio } from "./ratio.ts";
import { expectedHits } from "./tie-groups.ts";

/**
 * R@k, the share of all relevant items that the first k ranks hold: hits(k) / R. With R > k it cannot reach 1 (see
 * `cappedRecall`). A query without relevant items scores 0.
 *
 * @param cutoff k, at least 1; for a prefetch it is the depth M.
 * @param level From how high a grade an item is relevant.
 * @returns A measure in [0, 1].
 * @see trec_eval m_recall.c
 * @example 4 relevant items, 2 of them in the first 10 ranks: R@10 = 2/4
 */
export function recall(cutoff: number, level = defaultLevel): Measure {
  return {
    ...unitMeasure("R", { level }, cutoff),
    score: (query) => ratio(query.hits(level, cutoff), query.relevant(level)),
    expected: (query, ties) => ratio(expectedHits(query, ties, level, cutoff), query.relevant(level)),
  };
}

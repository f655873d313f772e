import { defaultLevel, type Measure, unitMeasure } from "./measure.ts";
import { expectedHits } from "./tie-groups.ts";

/**
 * P@k, the share of the first k ranks that holds a relevant item: hits(k) / k. Divides by k also when fewer items came
 * back, and counts items without a judgment as not relevant.
 *
 * @param cutoff k, at least 1.
 * @param level From how high a grade an item is relevant.
 * @returns A measure in [0, 1].
 * @see trec_eval m_P.c
 * @example relevant items at ranks 1 and 3 of 3: P@3 = 2/3, P@10 = 2/10
 */
export function precision(cutoff: number, level = defaultLevel): Measure {
  return {
    ...unitMeasure("P", { level }, cutoff),
    score: (query) => query.hits(level, cutoff) / cutoff,
    expected: (query, ties) => expectedHits(query, ties, level, cutoff) / cutoff,
  };
}

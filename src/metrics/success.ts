import { defaultLevel, type Measure, unitMeasure } from "./measure.ts";

/**
 * Success@k: 1 when the first k ranks hold a relevant item, else 0. Its mean is the share of queries with a hit, which
 * recommender papers call hit rate.
 *
 * @param cutoff k, at least 1.
 * @param level From how high a grade an item is relevant.
 * @returns A measure that is 0 or 1.
 * @see trec_eval m_success.c
 */
export function success(cutoff: number, level = defaultLevel): Measure {
  return {
    ...unitMeasure("Success", { level }, cutoff),
    score: (query) => (query.hits(level, cutoff) > 0 ? 1 : 0),
  };
}

import { defaultLevel, leastRelevantGrade, type Measure, unitMeasure } from "./measure.ts";

/**
 * RR and RR@k, one divided by the rank of the first relevant item; 0 when none of the (first k) ranks holds one.
 *
 * @param cutoff k, at least 1; the whole ranking without it.
 * @param level From how high a grade an item is relevant.
 * @returns A measure in [0, 1].
 * @see trec_eval m_recip_rank.c
 * @example first relevant item at rank 4: RR = 1/4, RR@3 = 0
 */
export function reciprocalRank(cutoff?: number, level = defaultLevel): Measure {
  return {
    ...unitMeasure("RR", { level }, cutoff),
    score: (query) => {
      const ranks = Math.min(cutoff ?? query.length, query.length);
      const least = leastRelevantGrade(level);
      for (let i = 0; i < ranks; i++) if (query.grades[i]! >= least) return 1 / (i + 1);
      return 0;
    },
  };
}

import { defaultLevel, type Measure, unitMeasure } from "./measure.ts";

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
      const first = query.grades.findIndex((grade) => grade >= level);
      return first < 0 || first >= (cutoff ?? query.length) ? 0 : 1 / (first + 1);
    },
  };
}

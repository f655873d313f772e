import { defaultLevel, leastRelevantGrade, type Measure, unitMeasure } from "./measure.ts";
import { ratio } from "./ratio.ts";

/**
 * AP and AP@k, average precision: the precision at the rank of each relevant item that was found, summed and divided by
 * all R relevant items (not by those found, and not by k). A query without relevant items scores 0.
 *
 * @param cutoff k, at least 1; the whole ranking without it.
 * @param level From how high a grade an item is relevant.
 * @returns A measure in [0, 1].
 * @see trec_eval m_map.c and m_map_cut.c
 * @example relevant items at ranks 1 and 3, and a third not found: AP = (1/1 + 2/3) / 3
 */
export function averagePrecision(cutoff?: number, level = defaultLevel): Measure {
  return {
    ...unitMeasure("AP", { level }, cutoff),
    score: (query) => {
      const ranks = Math.min(cutoff ?? query.length, query.length);
      const least = leastRelevantGrade(level);
      let hits = 0;
      let sum = 0;
      for (let i = 0; i < ranks; i++) {
        if (query.grades[i]! >= least) sum += ++hits / (i + 1);
      }
      return ratio(sum, query.relevant(level));
    },
  };
}

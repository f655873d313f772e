import { defaultLevel, type Measure, unitMeasure } from "./measure.ts";
import { ratio } from "./ratio.ts";

/**
 * Rprec, the precision at rank R, where R is the number of relevant items: hits(R) / R. There, precision equals recall.
 * A query without relevant items scores 0.
 *
 * @param level From how high a grade an item is relevant.
 * @returns A measure in [0, 1].
 * @see trec_eval m_Rprec.c
 */
export function rPrecision(level = defaultLevel): Measure {
  return {
    ...unitMeasure("Rprec", { level }),
    score: (query) => {
      const relevant = query.relevant(level);
      return ratio(query.hits(level, relevant), relevant);
    },
  };
}

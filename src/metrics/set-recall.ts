import { defaultLevel, type Measure, unitMeasure } from "./measure.ts";
import { ratio } from "./ratio.ts";

/**
 * SetR, the share of all relevant items that was returned, at whatever rank: hits / R. A query without relevant items
 * scores 0.
 *
 * @param level From how high a grade an item is relevant.
 * @returns A measure in [0, 1].
 * @see trec_eval m_set_recall.c
 */
export function setRecall(level = defaultLevel): Measure {
  return {
    ...unitMeasure("SetR", { level }),
    score: (query) => ratio(query.hits(level), query.relevant(level)),
  };
}

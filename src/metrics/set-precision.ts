import { defaultLevel, type Measure, unitMeasure } from "./measure.ts";
import { ratio } from "./ratio.ts";

/**
 * SetP, the share of everything returned that is relevant, whatever its order: hits / n. An empty ranking scores 0.
 *
 * @param level From how high a grade an item is relevant.
 * @returns A measure in [0, 1].
 * @see trec_eval m_set_P.c
 */
export function setPrecision(level = defaultLevel): Measure {
  return {
    ...unitMeasure("SetP", { level }),
    score: (query) => ratio(query.hits(level), query.length),
  };
}

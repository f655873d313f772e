import { defaultLevel, type Measure, unitMeasure } from "./measure.ts";
import { ratio } from "./ratio.ts";
import { setPrecision } from "./set-precision.ts";
import { setRecall } from "./set-recall.ts";

/**
 * SetF, the weighted harmonic mean of SetP and SetR: (x + 1) · P · R / (x · P + R), and 0 when nothing was hit.
 *
 * @param beta x as trec_eval and ir_measures take it: the square of van Rijsbergen's β, above 0. More weighs recall
 *   more.
 * @param level From how high a grade an item is relevant.
 * @returns A measure in [0, 1].
 * @see trec_eval m_set_F.c
 * @example SetP 1/2, SetR 1: SetF = 2/3
 */
export function setF(beta = 1, level = defaultLevel): Measure {
  const { score: p } = setPrecision(level);
  const { score: r } = setRecall(level);
  return {
    ...unitMeasure("SetF", { beta: beta === 1 ? undefined : beta, level }),
    score: (query) => ratio((beta + 1) * p(query) * r(query), beta * p(query) + r(query)),
  };
}

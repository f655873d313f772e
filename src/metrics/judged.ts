import { type Measure, unitMeasure } from "./measure.ts";

/**
 * Judged@k, the share of the first k ranks whose item has a judgment, good or bad. Low values warn that the judgments do
 * not cover this run. Divides by k also when fewer items came back; negative grades count as unjudged, as in trec_eval.
 *
 * @param cutoff k, at least 1.
 * @returns A measure in [0, 1].
 * @see ir_measures `Judged`; trec_eval m_unjudged.c counts the rest
 */
export function judged(cutoff: number): Measure {
  return {
    ...unitMeasure("Judged", {}, cutoff),
    score: (query) => query.hits(0, cutoff) / cutoff,
  };
}

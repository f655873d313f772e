import { unjudged } from "./judged-ranking.ts";
import { type Measure, unitMeasure } from "./measure.ts";
import { ratio } from "./ratio.ts";

/**
 * Judged@k, the share of the first k items that have a judgment, whatever it says. Low values warn that the judgments do
 * not cover this run. Divides by the number of items that came back where that is below k; an empty ranking scores 0.
 *
 * @param cutoff k, at least 1.
 * @returns A measure in [0, 1].
 * @see ir_measures `Judged`; trec_eval's `unj` is the complement, but over k and with negative grades as unjudged
 */
export function judged(cutoff: number): Measure {
  return {
    ...unitMeasure("Judged", {}, cutoff),
    score: (query) => ratio(query.hits(unjudged + 1, cutoff), Math.min(cutoff, query.length)),
  };
}

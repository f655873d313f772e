import type { Judgments, Ranking } from "../domain.ts";
import type { Measure } from "../metrics/measure.ts";
import { tieBounds } from "../metrics/tie-bounds.ts";
import { type MeanTieBounds, meanTieBounds } from "../statistics/mean-tie-bounds.ts";

/** What the order of equal scores, which is the engine's to choose, is worth by one measure. */
export interface TieRange extends MeanTieBounds {
  readonly measure: string;
}

/**
 * Finds between what each measure would lie over all orders of the tied items.
 *
 * @param rankings One a query, with all candidates, so that no tie is cut off.
 * @returns In the order of the measures.
 */
export function tieRanges(
  rankings: readonly Ranking[],
  qrels: readonly Judgments[],
  measures: readonly Measure[],
): TieRange[] {
  return tieBounds(rankings, qrels, measures).map((bounds) => ({
    measure: bounds.measure,
    ...meanTieBounds(bounds),
  }));
}

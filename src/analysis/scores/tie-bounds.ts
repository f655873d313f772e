import type { Judgments, Ranking } from "../../domain.ts";
import { parseMeasure } from "../../metrics/parse-measure.ts";
import { tieBounds } from "../../metrics/tie-bounds.ts";
import { type MeanTieBounds, meanTieBounds } from "../../statistics/mean-tie-bounds.ts";

/** What the order of equal scores, which is the engine's to choose, is worth by one measure. */
export interface TieRange extends MeanTieBounds {
  readonly measure: string;
}

/**
 * Finds between what P@k, R@k and nDCG@k would lie over all orders of the tied items.
 *
 * @param rankings One a query, with all candidates, so that no tie is cut off.
 * @returns By cutoff, then by measure.
 */
export function tieRanges(
  rankings: readonly Ranking[],
  qrels: readonly Judgments[],
  cutoffs: readonly number[],
): TieRange[] {
  const measures = cutoffs.flatMap((cutoff) => ["P", "R", "nDCG"].map((name) => `${name}@${cutoff}`));
  return tieBounds(rankings, qrels, measures.map(parseMeasure)).map((bounds) => ({
    measure: bounds.measure,
    ...meanTieBounds(bounds),
  }));
}

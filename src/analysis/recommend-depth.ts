import { mean } from "simple-statistics";
import { comparePaired } from "../statistics/compare-paired.ts";
import type { Resamples } from "../statistics/resample.ts";
import type { QueryScores } from "./score-table.ts";

/** Which depth to fetch, judged by one measure of the formula's order. */
export interface DepthRecommendation {
  readonly measure: string;
  /** The smallest depth whose interval of the paired difference to the best depth includes zero. */
  readonly depth: number;
  /** The depth of the highest mean. */
  readonly bestDepth: number;
}

/** Finds the smallest depth whose formula order cannot be told from that of the best depth. */
export function recommendDepth(
  scores: readonly QueryScores[],
  measure: string,
  resamples: Resamples,
  confidence: number,
): DepthRecommendation {
  const byDepth = scores
    .filter((score) => score.system === "formula" && score.measure === measure)
    .sort((a, b) => a.depth - b.depth);
  const best = byDepth.reduce((a, b) => (mean(Array.from(b.values)) > mean(Array.from(a.values)) ? b : a));
  const enough =
    byDepth.find(({ values }) => comparePaired(best.values, values, resamples, confidence).high >= 0) ?? best;
  return { measure, depth: enough.depth, bestDepth: best.depth };
}

import { comparePaired, type PairedComparison } from "../../statistics/compare-paired.ts";
import { greatestLoss, typicalDifference } from "../../statistics/greatest-loss.ts";
import { mean } from "../../statistics/mean.ts";
import { pairedDifferences } from "../../statistics/paired-differences.ts";
import type { Resamples } from "../../statistics/resample.ts";

/** What one feature is worth: the ranking without it (treatment) against the ranking with all (control). */
export interface Ablation extends PairedComparison {
  /** The columns that were left out. */
  readonly without: readonly string[];
  /** Whether they are of several features, which correlate. */
  readonly together: boolean;
  /** Mean over queries of the measure without them. */
  readonly mean: number;
  /** What the ranking loses at most without them, as a share of the mean with all; undefined where that is 0. */
  readonly lossAtMost: number | undefined;
}

/** A ranking by a model that lacks some columns, scored by one measure, query by query. */
export interface AblatedScores {
  readonly without: readonly string[];
  readonly together: boolean;
  readonly values: Float64Array;
}

/**
 * Compares the rankings that lack a feature with the full one, query by query; the costliest loss comes first. What is lost
 * at most is a one-sided bound, `greatestLoss`, at the level (1 − confidence) / number of ablations, so that all of them hold
 * together.
 *
 * @param full The measure with all features, one value a query.
 */
export function compareAblations(
  full: Float64Array,
  ablated: readonly AblatedScores[],
  resamples: Resamples,
  confidence: number,
): Ablation[] {
  const average = mean(full);
  const losses = ablated.map(({ values }) => pairedDifferences(values, full));
  const unseen = typicalDifference(losses) ?? average;
  const level = 1 - (1 - confidence) / ablated.length;
  return ablated
    .map(({ without, together, values }, i) => ({
      without,
      together,
      mean: mean(values),
      ...comparePaired(full, values, resamples, confidence),
      lossAtMost: average > 0 ? Math.max(0, greatestLoss(losses[i]!, unseen, level)) / average : undefined,
    }))
    .sort((a, b) => a.difference - b.difference);
}

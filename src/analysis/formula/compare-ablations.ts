import { comparePaired, type PairedComparison } from "../../statistics/compare-paired.ts";
import { mean } from "../../statistics/mean.ts";
import type { Resamples } from "../../statistics/resample.ts";

/** What one feature is worth: the ranking without it (treatment) against the ranking with all (control). */
export interface Ablation extends PairedComparison {
  /** The columns that were left out together. */
  readonly without: readonly string[];
  /** Mean over queries of the measure without them. */
  readonly mean: number;
}

/** A ranking by a model that lacks some columns, scored by one measure, query by query. */
export interface AblatedScores {
  readonly without: readonly string[];
  readonly values: Float64Array;
}

/**
 * Compares the rankings that lack a feature with the full one, query by query; the costliest loss comes first.
 *
 * @param full The measure with all features, one value a query.
 */
export function compareAblations(
  full: Float64Array,
  ablated: readonly AblatedScores[],
  resamples: Resamples,
  confidence: number,
): Ablation[] {
  return ablated
    .map(({ without, values }) => ({
      without,
      mean: mean(values),
      ...comparePaired(full, values, resamples, confidence),
    }))
    .sort((a, b) => a.difference - b.difference);
}

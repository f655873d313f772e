import { studentizedInterval } from "./bootstrap-t-interval.ts";
import { mean } from "./mean.ts";
import { pairedDifferences } from "./paired-differences.ts";
import type { Resamples } from "./resample.ts";

/** How a treatment compares with a control over the same queries, by one measure. */
export interface PairedComparison {
  /** Mean of treatment minus control. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Queries in which the treatment has the greater value; whether that is better, the measure's direction says. */
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
}

/**
 * Compares two systems query by query: the mean difference with its interval, by `studentizedInterval`, and how many queries gained,
 * stayed and lost.
 *
 * @param control One value a query.
 * @param treatment The same queries, in the same order.
 * @param confidence Of the interval, in (0, 1).
 * @throws RangeError when the lengths of the two sides and the samples differ.
 */
export function comparePaired(
  control: Float64Array,
  treatment: Float64Array,
  resamples: Resamples,
  confidence = 0.95,
): PairedComparison {
  const differences = pairedDifferences(control, treatment);
  const wins = differences.filter((d) => d > 0).length;
  const losses = differences.filter((d) => d < 0).length;
  return {
    difference: mean(differences),
    ...studentizedInterval(differences, resamples, confidence),
    wins,
    ties: differences.length - wins - losses,
    losses,
  };
}

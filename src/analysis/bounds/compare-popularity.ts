import type { Random } from "../../random.ts";
import { comparePaired, type PairedComparison } from "../../statistics/compare-paired.ts";
import { holm } from "../../statistics/holm.ts";
import { mean } from "../../statistics/mean.ts";
import { pairedDifferences } from "../../statistics/paired-differences.ts";
import { randomizationTest } from "../../statistics/randomization-test.ts";
import { type MeanRatio, ratioOfMeans } from "../../statistics/ratio-of-means.ts";
import type { Resamples } from "../../statistics/resample.ts";

/** An order by popularity, by one measure: a value for each query. */
export interface PopularityOrder {
  /** Of that many candidates; undefined where it orders all items. */
  readonly depth: number | undefined;
  readonly values: Float64Array;
}

/** An order by popularity (as treatment) against a system (as control). */
export interface PopularityTest extends PairedComparison {
  /** Of the randomisation test, corrected by Holm for all orders by popularity and both systems. */
  readonly adjustedPValue: number;
}

/** What an order by popularity alone is worth, which knows nothing of a user. */
export interface PopularityComparison {
  /** Of that many candidates; undefined where it orders all items. */
  readonly depth: number | undefined;
  /** Of the measure to compare by, over the queries. */
  readonly mean: number;
  readonly toControl: PopularityTest;
  readonly toTreatment: PopularityTest;
  /** What it gains over the control, as a share of what the treatment gains; undefined where that gains nothing. */
  readonly shareOfGain: MeanRatio | undefined;
}

/**
 * Compares the orders by popularity with both systems, and tests them together.
 *
 * @param systems Scores of both systems by the measure of the orders, over the same queries.
 * @param options.random Draws the sign patterns of the tests.
 * @param options.confidence Of the intervals, in (0, 1).
 * @example control 0.1, treatment 0.3 and popularity 0.2 in every query: half of the gain
 */
export function comparePopularity(
  orders: readonly PopularityOrder[],
  { control, treatment }: { readonly control: Float64Array; readonly treatment: Float64Array },
  {
    resamples,
    random,
    confidence,
  }: { readonly resamples: Resamples; readonly random: Random; readonly confidence: number },
): PopularityComparison[] {
  const adjusted = holm(
    orders
      .flatMap(({ values }) => [pairedDifferences(control, values), pairedDifferences(treatment, values)])
      .map((differences) => randomizationTest(differences, random).pValue),
  );
  const test = (system: Float64Array, values: Float64Array, position: number): PopularityTest => ({
    ...comparePaired(system, values, resamples, confidence),
    adjustedPValue: adjusted[position]!,
  });
  return orders.map(({ depth, values }, i) => ({
    depth,
    mean: mean(values),
    toControl: test(control, values, 2 * i),
    toTreatment: test(treatment, values, 2 * i + 1),
    shareOfGain: ratioOfMeans(
      pairedDifferences(control, values),
      pairedDifferences(control, treatment),
      resamples,
      confidence,
    ),
  }));
}

import { quantileSorted } from "simple-statistics";
import type { Interval } from "./interval.ts";
import { mean } from "./mean.ts";
import { type Resamples, sampleMeans } from "./resample.ts";

/** A ratio of two means over the same queries, with the interval around it. */
export interface MeanRatio extends Interval {
  readonly ratio: number;
}

/**
 * mean(numerators) / mean(denominators) with its percentile bootstrap interval: both means are taken of the same sample
 * of queries. A ratio of means rather than a mean of ratios, since single queries may have a denominator of 0.
 *
 * @param numerators One value a query.
 * @param denominators The same queries, in the same order.
 * @param confidence In (0, 1).
 * @returns undefined where the mean of the denominators is not above 0; samples in which it is not are left out.
 * @throws RangeError when the samples were drawn from another number of queries.
 * @example numerators 1, 1 and denominators 4, 0 → the ratio 1/2
 */
export function ratioOfMeans(
  numerators: Float64Array,
  denominators: Float64Array,
  resamples: Resamples,
  confidence = 0.95,
): MeanRatio | undefined {
  const denominator = mean(denominators);
  if (!(denominator > 0)) return undefined;
  const below = sampleMeans(denominators, resamples);
  const ratios = Array.from(sampleMeans(numerators, resamples))
    .map((numerator, sample) => numerator / below[sample]!)
    .filter((_, sample) => below[sample]! > 0)
    .sort((a, b) => a - b);
  return {
    ratio: mean(numerators) / denominator,
    low: quantileSorted(ratios, (1 - confidence) / 2),
    high: quantileSorted(ratios, (1 + confidence) / 2),
  };
}

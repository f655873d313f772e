import { quantileSorted } from "simple-statistics";
import type { Interval } from "./interval.ts";
import { mean } from "./mean.ts";
import { normalCdf, normalQuantile } from "./normal-distribution.ts";
import { type Resamples, resampledMeans } from "./resample.ts";

/**
 * A bias-corrected and accelerated bootstrap interval for the mean over queries: the percentile interval, with its two
 * quantiles moved for the bias of the resampled means and for the skew of the values.
 *
 * @param values One value a query.
 * @param confidence In (0, 1).
 * @throws RangeError when the samples were drawn from another number of queries.
 * @see Efron and Tibshirani, An introduction to the bootstrap (1993), chapter 14; scipy.stats.bootstrap, method "BCa"
 */
export function bcaInterval(values: Float64Array, resamples: Resamples, confidence = 0.95): Interval {
  const means = Array.from(resampledMeans(values, resamples));
  const bias = normalQuantile(shareBelow(means, mean(values)));
  const acceleration = skew(values) / 6;
  const end = (probability: number) => {
    const shifted = bias + normalQuantile(probability);
    return quantileSorted(means, normalCdf(bias + shifted / (1 - acceleration * shifted)));
  };
  return { low: end((1 - confidence) / 2), high: end((1 + confidence) / 2) };
}

/** How much of the means lies below a value, counting those on it half; kept off 0 and 1 by half a mean. */
function shareBelow(means: readonly number[], value: number): number {
  const below = means.filter((m) => m < value).length;
  const equal = means.filter((m) => m === value).length;
  return Math.min(Math.max(below + equal / 2, 0.5), means.length - 0.5) / means.length;
}

/** Σ d³ / (Σ d²)^(3/2) over the deviations d from the mean; 0 without spread. */
function skew(values: Float64Array): number {
  const average = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - average) * (value - average), 0);
  const cubes = values.reduce(
    (sum, value) => sum + (value - average) * (value - average) * (value - average),
    0,
  );
  return squares === 0 ? 0 : cubes / (squares * Math.sqrt(squares));
}

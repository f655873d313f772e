import { quantileSorted } from "simple-statistics";
import type { Interval } from "./interval.ts";
import { type Resamples, resampledMeans } from "./resample.ts";

/**
 * A percentile bootstrap interval for the mean over queries: the quantiles (1 − confidence) / 2 and (1 + confidence) / 2
 * of the resampled means, interpolated linearly.
 *
 * @param values One value a query.
 * @param confidence In (0, 1).
 * @throws RangeError when the samples were drawn from another number of queries.
 * @see Efron and Tibshirani, An introduction to the bootstrap (1993), chapter 13
 */
export function bootstrapInterval(values: Float64Array, resamples: Resamples, confidence = 0.95): Interval {
  const means = Array.from(resampledMeans(values, resamples));
  return {
    low: quantileSorted(means, (1 - confidence) / 2),
    high: quantileSorted(means, (1 + confidence) / 2),
  };
}

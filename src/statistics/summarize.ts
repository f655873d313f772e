import { studentizedInterval } from "./bootstrap-t-interval.ts";
import type { Interval } from "./interval.ts";
import { mean } from "./mean.ts";
import type { Resamples } from "./resample.ts";

/** A measure over all queries: its mean, and the interval around it. */
export interface Summary extends Interval {
  readonly mean: number;
}

/**
 * The mean over queries with its interval, by `studentizedInterval`. Where all values are shares, so is their mean, and the
 * interval ends at 0 and 1.
 *
 * @param values One value a query.
 * @param confidence In (0, 1).
 * @throws RangeError when the samples were drawn from another number of queries.
 */
export function summarize(values: Float64Array, resamples: Resamples, confidence = 0.95): Summary {
  const { low, high } = studentizedInterval(values, resamples, confidence);
  const areShares = values.every((value) => value >= 0 && value <= 1);
  return {
    mean: mean(values),
    low: areShares ? Math.max(0, low) : low,
    high: areShares ? Math.min(1, high) : high,
  };
}

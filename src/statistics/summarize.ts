import { bootstrapInterval } from "./bootstrap-interval.ts";
import type { Interval } from "./interval.ts";
import { mean } from "./mean.ts";
import type { Resamples } from "./resample.ts";

/** A measure over all queries: its mean, and the interval around it. */
export interface Summary extends Interval {
  readonly mean: number;
}

/**
 * The mean over queries with its percentile bootstrap interval.
 *
 * @param values One value a query.
 * @param confidence In (0, 1).
 * @throws RangeError when the samples were drawn from another number of queries.
 */
export function summarize(values: Float64Array, resamples: Resamples, confidence = 0.95): Summary {
  return { mean: mean(values), ...bootstrapInterval(values, resamples, confidence) };
}

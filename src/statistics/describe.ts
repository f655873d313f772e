import { quantileSorted } from "simple-statistics";
import { mean } from "./mean.ts";
import { spread } from "./spread.ts";

/** How the values of a measure are spread over the queries. */
export interface Description {
  readonly queries: number;
  readonly mean: number;
  /** Of a sample, with n − 1; 0 for a single query. */
  readonly standardDeviation: number;
  readonly minimum: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly maximum: number;
}

/**
 * Describes a distribution; quantiles are interpolated linearly, as by numpy.
 *
 * @param values One value a query, at least 1.
 * @throws RangeError without values.
 * @example describe(Float64Array.of(1, 2, 4)).median // 2
 */
export function describe(values: Float64Array): Description {
  if (values.length === 0) throw new RangeError("there are no values to describe");
  const sorted = Array.from(values).sort((a, b) => a - b);
  return {
    queries: sorted.length,
    mean: mean(sorted),
    standardDeviation: spread(values),
    minimum: sorted[0]!,
    lowerQuartile: quantileSorted(sorted, 0.25),
    median: quantileSorted(sorted, 0.5),
    upperQuartile: quantileSorted(sorted, 0.75),
    maximum: sorted.at(-1)!,
  };
}

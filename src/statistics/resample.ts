import type { Random } from "../random.ts";
import { randomInteger } from "../random.ts";

/**
 * Bootstrap samples of the queries: sample s holds query q `counts[s · queries + q]` times. One set serves all measures
 * and both sides of a comparison, so that what is compared was drawn together.
 */
export interface Resamples {
  readonly queries: number;
  readonly samples: number;
  /** A byte each: that one query is drawn more than 255 times has odds below 10^−500. */
  readonly counts: Uint8Array;
}

/**
 * Draws bootstrap samples: each has as many queries as there are, drawn with replacement.
 *
 * @param queries How many queries there are, at least 1.
 * @param samples How many samples to draw; the 95 % intervals of a report want 10,000.
 * @see Efron and Tibshirani, An introduction to the bootstrap (1993)
 */
export function resample(queries: number, samples: number, random: Random): Resamples {
  const counts = new Uint8Array(samples * queries);
  for (let start = 0; start < counts.length; start += queries) {
    for (let i = 0; i < queries; i++) counts[start + randomInteger(random, queries)]!++;
  }
  return { queries, samples, counts };
}

/**
 * The mean of the values in each sample, in the order of the samples: what two columns share, sample by sample.
 *
 * @param values One value a query.
 * @throws RangeError when the samples were drawn from another number of queries.
 */
export function sampleMeans(values: Float64Array, { queries, samples, counts }: Resamples): Float64Array {
  if (values.length !== queries) {
    throw new RangeError(`samples of ${queries} queries cannot be applied to ${values.length} values`);
  }
  const means = new Float64Array(samples);
  for (let sample = 0, i = 0; sample < samples; sample++) {
    let sum = 0;
    for (let query = 0; query < queries; query++, i++) sum += counts[i]! * values[query]!;
    means[sample] = sum / queries;
  }
  return means;
}

/** The mean of the values in each sample, in ascending order; as `sampleMeans`. */
export function resampledMeans(values: Float64Array, resamples: Resamples): Float64Array {
  return sampleMeans(values, resamples).sort();
}

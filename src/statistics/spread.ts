import { sampleStandardDeviation } from "simple-statistics";

/**
 * The standard deviation of a sample, with n − 1; exactly 0 where all values are the same, whose mean may differ from them
 * in its last bits.
 *
 * @param values At least 1.
 * @example spread(Float64Array.of(1, 2, 3)) // 1
 */
export function spread(values: Float64Array): number {
  return values.every((value) => value === values[0]) ? 0 : sampleStandardDeviation(Array.from(values));
}

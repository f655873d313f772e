import { mean, sampleStandardDeviation } from "simple-statistics";
import { studentCdf } from "./student-t.ts";

/** Outcome of a paired t test. */
export interface PairedTTest {
  readonly t: number;
  readonly degreesOfFreedom: number;
  /** Two-sided. */
  readonly pValue: number;
  /** Cohen's d_z, the mean difference in standard deviations of the differences. */
  readonly effectSize: number;
}

/**
 * Student's t test that the mean difference is 0: t = mean / (sd / √n). When all differences are equal there is no
 * spread to judge by: without a difference p is 1, with one t and the effect are infinite and p is 0.
 *
 * @param differences Treatment minus control, one a query, at least 2.
 * @throws RangeError for fewer than 2 differences.
 */
export function pairedTTest(differences: Float64Array): PairedTTest {
  const n = differences.length;
  if (n < 2) throw new RangeError(`a t test needs at least 2 queries, got ${n}`);
  const values = Array.from(differences);
  const average = mean(values);
  if (average === 0) return { t: 0, degreesOfFreedom: n - 1, pValue: 1, effectSize: 0 };
  const effectSize = average / sampleStandardDeviation(values);
  const t = effectSize * Math.sqrt(n);
  return { t, degreesOfFreedom: n - 1, pValue: 2 * studentCdf(-Math.abs(t), n - 1), effectSize };
}

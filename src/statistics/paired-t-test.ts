import { mean } from "./mean.ts";
import { spread } from "./spread.ts";
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

/** Why there is no t: it would be infinite. */
export interface NoTTest {
  readonly problem: string;
}

/**
 * Student's t test that the mean difference is 0: t = mean / (sd / √n). Without a difference t is 0 and p is 1; where all
 * differences are the same other number, there is no spread to judge by, and no t.
 *
 * @param differences Treatment minus control, one a query, at least 2.
 * @throws RangeError for fewer than 2 differences.
 */
export function pairedTTest(differences: Float64Array): PairedTTest | NoTTest {
  const n = differences.length;
  if (n < 2) throw new RangeError(`a t test needs at least 2 queries, got ${n}`);
  const average = mean(differences);
  if (average === 0) return { t: 0, degreesOfFreedom: n - 1, pValue: 1, effectSize: 0 };
  const deviation = spread(differences);
  if (deviation === 0) {
    return { problem: "all differences are the same, so a t test has no spread to judge by" };
  }
  const effectSize = average / deviation;
  const t = effectSize * Math.sqrt(n);
  return { t, degreesOfFreedom: n - 1, pValue: 2 * studentCdf(-Math.abs(t), n - 1), effectSize };
}

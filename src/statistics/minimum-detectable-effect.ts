import { spread } from "./spread.ts";
import { studentQuantile } from "./student-t.ts";

/** How often a null that is true is rejected, and how often a difference is found that is there. */
export const SIGNIFICANCE = 0.05;
export const POWER = 0.8;

/**
 * The smallest true mean difference that a two-sided paired t test over these queries would have found with the given
 * power: (t(1 − α / 2) + t(power)) · sd / √n, with n − 1 degrees of freedom. What is smaller, the experiment could not
 * have been expected to see.
 *
 * @param differences Treatment minus control, one a query, at least 2; only their spread counts.
 * @param significance α, in (0, 1).
 * @param power In (0.5, 1).
 * @returns A difference, in the unit of the measure; undefined where all differences are the same, which says nothing of
 *   the spread of others.
 * @throws RangeError for fewer than 2 differences.
 * @see Bloom, Minimum detectable effects (1995)
 */
export function minimumDetectableEffect(
  differences: Float64Array,
  significance = SIGNIFICANCE,
  power = POWER,
): number | undefined {
  const n = differences.length;
  if (n < 2) throw new RangeError(`the spread of differences needs at least 2 queries, got ${n}`);
  const standardError = spread(differences) / Math.sqrt(n);
  if (standardError === 0) return undefined;
  return (studentQuantile(1 - significance / 2, n - 1) + studentQuantile(power, n - 1)) * standardError;
}

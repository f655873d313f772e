import { mean } from "./mean.ts";
import { studentQuantile } from "./student-t.ts";

/**
 * The greatest mean loss that the queries leave possible: a one-sided upper bound that also holds where losses are rare.
 *
 * Most queries lose nothing by most decisions, and those that would lose much may not be among the n that were seen. With
 * Student's quantile t, t² / 2 further queries are counted, each of which loses `unseen`:
 *
 * m = (Σ loss + t² / 2 · unseen) / n, v = (Σ loss² + t² / 2 · unseen²) / n − m², bound = m + t · √(v / n).
 *
 * Where nothing was lost, that is 1.21 · t² · unseen / n, at least 3.2 / n at 95 %: the rule of three. Where 1, 2 or 3 queries
 * lose as much as one that is unseen, it is 4.9, 6.4 or 7.8 losses, at least as many as the exact limits of a Poisson count,
 * 4.7, 6.3 and 7.8. A bound of the mean and its standard error alone has 2.6, 4.3 and 5.8.
 *
 * @param losses One a query, at least 2, in the unit of the measure; below 0 for a gain.
 * @param unseen What a query that was not seen might lose, in the same unit, at least 0.
 * @param confidence In (0.5, 1).
 * @throws RangeError for fewer than 2 queries.
 * @see Agresti and Coull, Approximate is better than "exact" (1998), for the further observations; Hanley and
 *   Lippman-Hand, If nothing goes wrong, is everything all right? (1983), for the rule of three
 */
export function greatestLoss(losses: Float64Array, unseen: number, confidence: number): number {
  const n = losses.length;
  if (n < 2) throw new RangeError(`the spread of losses needs at least 2 queries, got ${n}`);
  const t = studentQuantile(confidence, n - 1);
  const further = (t * t) / 2 / n;
  const average = mean(losses) + further * unseen;
  const square = mean(losses.map((loss) => loss * loss)) + further * unseen * unseen;
  return average + t * Math.sqrt(Math.max(0, square - average * average) / n);
}

/**
 * What a query that was not seen might lose: the mean size of all differences that are not 0.
 *
 * @param columns Differences by query, of several comparisons.
 * @returns undefined where nothing differs.
 * @example differences 0, 0.1, −0.3 → 0.2
 */
export function typicalDifference(columns: readonly Float64Array[]): number | undefined {
  let [sum, count] = [0, 0];
  for (const differences of columns) {
    for (const difference of differences) {
      sum += Math.abs(difference);
      if (difference !== 0) count++;
    }
  }
  return count === 0 ? undefined : sum / count;
}

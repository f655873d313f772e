import { median } from "simple-statistics";
import { POWER } from "../statistics/minimum-detectable-effect.ts";
import { normalQuantile } from "../statistics/normal-distribution.ts";

/** What a check could have seen. */
export interface Power {
  /** The least true drop of the headline that a check like this one finds with a power of 80 %; Infinity where none is. */
  readonly drop: number;
  /** What says how far queries move: this run, or, where it moved none, the runs that lack one feature. */
  readonly from: "differences" | "ablations";
}

/** What the power of a check rests on. */
export interface PowerFacts {
  readonly queries: number;
  /** Whether any query has another headline. */
  readonly changed: boolean;
  /** Of the mean of the headline's differences: sd / √n. */
  readonly standardError: number;
  /** The same of the runs that lack one feature. */
  readonly ablations: readonly number[];
  /** How many standard errors a drop must exceed to be a regression. */
  readonly critical: number;
  /** α. */
  readonly significance: number;
  /** In the unit of the measure. */
  readonly minimumEffect: number;
}

/**
 * The least true drop that is called a regression with a power of 80 %: (c · se, or the minimum effect where that is more)
 * + z(power) · se, with the critical value c of the test. Where nothing changed, se is the median of the ablations'.
 *
 * @returns undefined without any spread to judge by: where all queries moved alike, or nothing changed and there are no
 *   ablations.
 * @see Bloom, Minimum detectable effects (1995)
 */
export function powerOf(facts: PowerFacts): Power | undefined {
  const { queries, changed, standardError, critical, significance, minimumEffect } = facts;
  const from = changed ? "differences" : "ablations";
  const errors = (changed ? [standardError] : facts.ablations).filter((error) => error > 0);
  if (errors.length === 0) return undefined;
  // Even with all signs alike p is 2^−n.
  if (2 ** -queries > significance) return { drop: Number.POSITIVE_INFINITY, from };
  const error = median(errors);
  return { drop: Math.max(critical * error, minimumEffect) + normalQuantile(POWER) * error, from };
}

import { comparePaired } from "../statistics/compare-paired.ts";
import type { Resamples } from "../statistics/resample.ts";
import type { Baseline } from "./baseline.ts";

/** How one measure moved between the baseline and a fresh run. */
export interface Change {
  readonly system: string;
  readonly depth?: number | undefined;
  readonly measure: string;
  readonly baseline: number;
  readonly current: number;
  /** Mean of the paired differences, with its interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** The outcome of a check. */
export interface Verdict {
  readonly checked: number;
  readonly regressed: readonly Change[];
  readonly improved: readonly Change[];
}

/**
 * Judges a fresh run against an accepted one, query by query. A measure regressed where the interval of the paired
 * difference lies below zero and the drop exceeds the minimum effect; it improved likewise.
 *
 * Both must hold the same queries and columns (`checkComparable` makes sure).
 */
export function judge(
  baseline: Baseline,
  current: Baseline,
  resamples: Resamples,
  options: { readonly confidence: number; readonly minimumEffect: number },
): Verdict {
  const changes = baseline.columns.map((column, i): Change => {
    const before = columnValues(baseline, i);
    const after = columnValues(current, i);
    const { difference, low, high } = comparePaired(before, after, resamples, options.confidence);
    return { ...column, baseline: baseline.means[i]!, current: current.means[i]!, difference, low, high };
  });
  return {
    checked: changes.length,
    regressed: changes.filter(({ difference, high }) => high < 0 && difference < -options.minimumEffect),
    improved: changes.filter(({ difference, low }) => low > 0 && difference > options.minimumEffect),
  };
}

function columnValues({ queries }: Baseline, column: number): Float64Array {
  return Float64Array.from(Object.values(queries), (values) => values[column]!);
}

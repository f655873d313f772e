import type { Measure } from "../metrics/measure.ts";
import { createRandom } from "../random.ts";
import { adjustPValues, type TestedComparison } from "../statistics/adjust-p-values.ts";
import { comparePaired } from "../statistics/compare-paired.ts";
import type { Resamples } from "../statistics/resample.ts";
import { testPaired } from "../statistics/test-paired.ts";
import type { RunScores } from "./score-files.ts";

/** How a run compares with the first one, by one measure; p-values are corrected for all comparisons of the call. */
export interface RunComparison extends TestedComparison {
  readonly control: string;
  readonly treatment: string;
  readonly measure: string;
}

/** The scores of runs on the same queries. */
export interface ComparableRuns {
  readonly queries: readonly string[];
  readonly runs: readonly Pick<RunScores, "run" | "values">[];
}

/**
 * Compares every further run with the first, by every measure. With fewer than 2 queries there is nothing to test.
 *
 * @param resamples Bootstrap samples of the queries.
 * @param confidence Of the intervals, in (0, 1).
 */
export function compareRuns(
  { queries, runs }: ComparableRuns,
  measures: readonly Measure[],
  resamples: Resamples,
  confidence: number,
): RunComparison[] {
  const [control, ...treatments] = runs;
  if (control === undefined || queries.length < 2) return [];
  const comparisons = treatments.flatMap(({ run, values }) =>
    measures.map(({ name }, i) => {
      const random = createRandom(`score/${name}`);
      return {
        control: control.run,
        treatment: run,
        measure: name,
        ...comparePaired(control.values[i]!, values[i]!, resamples, confidence),
        ...testPaired(control.values[i]!, values[i]!, random, resamples.samples),
      };
    }),
  );
  return adjustPValues(comparisons);
}

import { mean } from "simple-statistics";
import { mapWithPauses, NO_PAUSE, type Pause } from "../../pause.ts";
import type { Random } from "../../random.ts";
import { adjustPValues, type TestedComparison } from "../../statistics/adjust-p-values.ts";
import { comparePaired, type PairedComparison } from "../../statistics/compare-paired.ts";
import type { Resamples } from "../../statistics/resample.ts";
import { type PairedTests, testPaired } from "../../statistics/test-paired.ts";
import type { QueryScores } from "./score-table.ts";

/** The formula's order (treatment) against the vector's (control), over the same queries. */
export interface SystemTest extends PairedComparison, PairedTests {
  /** Means over the queries. */
  readonly vector: number;
  readonly formula: number;
  readonly queries: number;
}

/** A test of the two systems, by one measure at one depth; corrected for all measures, cutoffs and depths. */
export interface SystemComparison extends SystemTest, TestedComparison {
  readonly depth: number;
  readonly measure: string;
}

/**
 * Compares and tests the two systems, query by query, wherever both have the same measure at the same depth.
 *
 * @param random Draws the sign patterns of the tests.
 * @param confidence Of the intervals, in (0, 1).
 * @throws RangeError for fewer than 2 queries.
 */
export async function compareSystems(
  scores: readonly QueryScores[],
  resamples: Resamples,
  random: Random,
  confidence: number,
  pause: Pause = NO_PAUSE,
): Promise<SystemComparison[]> {
  const compare = (treatment: QueryScores) => {
    if (treatment.system !== "formula") return [];
    const { depth, measure, values } = treatment;
    const control = scores.find(
      (other) => other.system === "vector" && other.depth === depth && other.measure === measure,
    )?.values;
    if (control === undefined) return [];
    return [
      {
        depth,
        measure,
        ...testSystems(control, values, resamples, random, confidence),
      },
    ];
  };
  return adjustPValues((await mapWithPauses(scores, compare, pause)).flat());
}

/**
 * Compares and tests the two systems by one measure.
 *
 * @param vector One value a query, at least 2.
 * @param formula The same queries, in the same order.
 * @param random Draws the sign patterns of the randomisation test.
 * @param confidence Of the interval, in (0, 1).
 * @throws RangeError when the lengths of the two sides and the samples differ, or for fewer than 2 queries.
 */
export function testSystems(
  vector: Float64Array,
  formula: Float64Array,
  resamples: Resamples,
  random: Random,
  confidence: number,
): SystemTest {
  return {
    vector: mean(Array.from(vector)),
    formula: mean(Array.from(formula)),
    ...comparePaired(vector, formula, resamples, confidence),
    ...testPaired(vector, formula, random),
    queries: formula.length,
  };
}

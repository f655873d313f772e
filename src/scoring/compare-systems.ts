import { mapWithPauses, NO_PAUSE, type Pause } from "../pause.ts";
import type { Random } from "../random.ts";
import { adjustPValues, type TestedComparison } from "../statistics/adjust-p-values.ts";
import { comparePaired, type PairedComparison } from "../statistics/compare-paired.ts";
import { mean } from "../statistics/mean.ts";
import type { Resamples } from "../statistics/resample.ts";
import { type PairedTests, testPaired } from "../statistics/test-paired.ts";
import type { QueryScores } from "./query-scores.ts";

/** A treatment against a control, by one measure over the same queries. */
export interface PairTest extends PairedComparison, PairedTests {
  /** Means over the queries. */
  readonly controlMean: number;
  readonly treatmentMean: number;
  readonly queries: number;
}

/** The names of two systems to compare. */
export interface SystemPair {
  readonly control: string;
  readonly treatment: string;
}

/** A test of two systems by one measure at one depth; corrected for all comparisons that were made with it. */
export interface SystemComparison extends SystemPair, PairTest, TestedComparison {
  /** Depth M; undefined where neither system has one. */
  readonly depth: number | undefined;
  readonly measure: string;
}

/** How comparisons are made. */
export interface ComparisonOptions {
  readonly resamples: Resamples;
  /** Draws the sign patterns of the tests by a measure. */
  readonly randomOf: (measure: string) => Random;
  /** Of the intervals, in (0, 1). */
  readonly confidence: number;
  readonly pause?: Pause;
}

/**
 * Compares and tests pairs of systems, query by query, wherever both have the same measure at the same depth; a system
 * without depths is compared at every depth of the other.
 *
 * @param pairs All that are tested together, and so corrected for each other.
 * @returns Nothing with fewer than 2 queries, since one alone cannot tell a difference from chance.
 */
export async function compareSystems(
  scores: readonly QueryScores[],
  pairs: readonly SystemPair[],
  { resamples, randomOf, confidence, pause = NO_PAUSE }: ComparisonOptions,
): Promise<SystemComparison[]> {
  if (resamples.queries < 2) return [];
  const compare = ({ control, treatment }: ScorePair) => ({
    control: control.system,
    treatment: treatment.system,
    depth: treatment.depth ?? control.depth,
    measure: treatment.measure,
    ...testPair(control.values, treatment.values, {
      resamples,
      random: randomOf(treatment.measure),
      confidence,
    }),
  });
  const pairsOfScores = pairs.flatMap((pair) => pairScores(scores, pair));
  return adjustPValues(await mapWithPauses(pairsOfScores, compare, pause));
}

interface ScorePair {
  readonly control: QueryScores;
  readonly treatment: QueryScores;
}

/** The scores of two systems that can be compared. */
function pairScores(scores: readonly QueryScores[], { control, treatment }: SystemPair): ScorePair[] {
  const ofSystem = (name: string) => scores.filter(({ system }) => system === name);
  const controls = ofSystem(control);
  return ofSystem(treatment).flatMap((score) =>
    controls
      .filter(({ measure }) => measure === score.measure)
      .filter(({ depth }) => depth === score.depth || depth === undefined || score.depth === undefined)
      .map((other) => ({ control: other, treatment: score })),
  );
}

/**
 * Compares and tests a treatment against a control by one measure.
 *
 * @param control One value a query, at least 2.
 * @param treatment The same queries, in the same order.
 * @throws RangeError when the lengths of the two sides and the samples differ, or for fewer than 2 queries.
 */
export function testPair(
  control: Float64Array,
  treatment: Float64Array,
  {
    resamples,
    random,
    confidence,
  }: Pick<ComparisonOptions, "resamples" | "confidence"> & { readonly random: Random },
): PairTest {
  return {
    controlMean: mean(control),
    treatmentMean: mean(treatment),
    ...comparePaired(control, treatment, resamples, confidence),
    ...testPaired(control, treatment, random),
    queries: treatment.length,
  };
}

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

/** What is compared by what. */
export interface ComparisonKey extends SystemPair {
  /** Depth M; undefined where neither system has one. */
  readonly depth: number | undefined;
  readonly measure: string;
}

/** A test of two systems by one measure at one depth; corrected for all comparisons of its family. */
export interface SystemComparison extends ComparisonKey, PairTest, TestedComparison {}

/** How comparisons are made. */
export interface ComparisonOptions {
  readonly resamples: Resamples;
  /** Draws the sign patterns of the tests by a measure. */
  readonly randomOf: (measure: string) => Random;
  /** Of the intervals, in (0, 1). */
  readonly confidence: number;
  /** Which comparisons answer the one question that was asked beforehand; they are corrected apart from the others. */
  readonly isAnswer?: (comparison: ComparisonKey) => boolean;
  readonly pause?: Pause;
}

/**
 * Compares and tests pairs of systems, query by query, wherever both have the same measure at the same depth; a system
 * without depths is compared at every depth of the other.
 *
 * Two families are each corrected by Holm: the comparisons that are the answer, as those by the headline at every depth,
 * so that the depth may be chosen afterwards; and all others. What is detectable is computed at α = (1 − confidence) / size
 * of the family, the level that Holm holds the smallest p-value against.
 *
 * @param pairs All that are tested together.
 * @returns Nothing with fewer than 2 queries, since one alone cannot tell a difference from chance.
 */
export async function compareSystems(
  scores: readonly QueryScores[],
  pairs: readonly SystemPair[],
  { resamples, randomOf, confidence, isAnswer = () => false, pause = NO_PAUSE }: ComparisonOptions,
): Promise<SystemComparison[]> {
  if (resamples.queries < 2) return [];
  const pairsOfScores = pairs.flatMap((pair) => pairScores(scores, pair));
  const answers = pairsOfScores.map((pair) => isAnswer(keyOf(pair)));
  const sizeOf = (family: boolean) => answers.filter((answer) => answer === family).length;
  const compare = (pair: ScorePair, i: number) => ({
    ...keyOf(pair),
    ...testPair(pair.control.values, pair.treatment.values, {
      resamples,
      random: randomOf(pair.treatment.measure),
      confidence,
      family: sizeOf(answers[i]!),
    }),
  });
  const compared = await mapWithPauses(pairsOfScores, compare, pause);
  const adjusted = [true, false].map((family) =>
    adjustPValues(compared.filter((_, i) => answers[i] === family)).values(),
  );
  return answers.map((answer) => adjusted[answer ? 0 : 1]!.next().value!);
}

function keyOf({ control, treatment }: ScorePair): ComparisonKey {
  const { system, depth = control.depth, measure } = treatment;
  return { control: control.system, treatment: system, depth, measure };
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
 * @param options.family How many comparisons are corrected together.
 * @throws RangeError when the lengths of the two sides and the samples differ, or for fewer than 2 queries.
 */
export function testPair(
  control: Float64Array,
  treatment: Float64Array,
  {
    resamples,
    random,
    confidence,
    family,
  }: Pick<ComparisonOptions, "resamples" | "confidence"> & {
    readonly random: Random;
    readonly family: number;
  },
): PairTest {
  return {
    controlMean: mean(control),
    treatmentMean: mean(treatment),
    ...comparePaired(control, treatment, resamples, confidence),
    ...testPaired(control, treatment, random, { significance: (1 - confidence) / family }),
    queries: treatment.length,
  };
}

import { mapWithPauses, NO_PAUSE, type Pause } from "../../pause.ts";
import type { Random } from "../../random.ts";
import { comparePaired, type PairedComparison } from "../../statistics/compare-paired.ts";
import { greatestLoss, typicalDifference } from "../../statistics/greatest-loss.ts";
import { maxTPValue, maxTTest } from "../../statistics/max-t-test.ts";
import { mean } from "../../statistics/mean.ts";
import { pairedDifferences } from "../../statistics/paired-differences.ts";
import type { Resamples } from "../../statistics/resample.ts";

/** What one depth is worth, by one measure of a system. */
export interface DepthPoint {
  readonly depth: number;
  readonly mean: number;
  /** What this depth (treatment) gains over the one before (control); undefined for the first. */
  readonly gain: PairedComparison | undefined;
  /** How this depth (treatment) compares with the best one observed (control). */
  readonly toBest: PairedComparison;
  /** By how much another depth may truly be better: the greatest one-sided bound over all others, in the measure's unit. */
  readonly lossAtMost: number;
  /** Of the difference to the best depth observed, by a max-T test over all pairs of depths; 1 for that depth. */
  readonly pValue: number;
  /** Whether it is measurably worse than that depth. */
  readonly isBelowBest: boolean;
  /** Shallower depths that are better than this one, by the same test. */
  readonly worseThan: readonly number[];
}

/** The scores of one system by one measure at one depth. */
export interface DepthScores {
  readonly depth: number;
  /** One value a query. */
  readonly values: Float64Array;
}

/** How a depth curve is judged. */
export interface CurveOptions {
  readonly resamples: Resamples;
  /** Draws the sign patterns of the test. */
  readonly random: Random;
  /** Of intervals and bounds, in (0.5, 1). */
  readonly confidence: number;
  /** How many sign patterns to draw at most. */
  readonly patterns?: number;
  readonly pause?: Pause;
}

/** How many signs of pairs of depths are drawn at most, to bound time and memory; fewer patterns for more pairs. */
const MOST_SIGNS = 2_500_000;
const MOST_PATTERNS = 9999;

/**
 * Follows a measure of a system from depth to depth, bounds what each depth may lose, and tests all pairs of depths.
 *
 * The bound of a depth is the greatest of its bounds against each other depth, none of which needs a correction: whichever
 * depth is truly the best, the bound against that one holds as often as it says (Berger, Multiparameter hypothesis testing
 * and acceptance sampling, 1982). What an unseen query might lose is the mean difference between two depths, over the
 * queries and pairs that differ; where none does, the best mean.
 *
 * @param scores One a depth, of one system by one measure, over at least 2 queries.
 */
export async function depthCurve(
  scores: readonly DepthScores[],
  { resamples, random, confidence, patterns = MOST_PATTERNS, pause = NO_PAUSE }: CurveOptions,
): Promise<DepthPoint[]> {
  const byDepth = scores.toSorted((a, b) => a.depth - b.depth);
  const means = byDepth.map(({ values }) => mean(values));
  const best = means.indexOf(Math.max(...means));
  const compare = (control: DepthScores, treatment: DepthScores) =>
    comparePaired(control.values, treatment.values, resamples, confidence);
  const pairs = byDepth.map(({ values }) => byDepth.map((other) => pairedDifferences(values, other.values)));
  const unseen = typicalDifference(pairs.flat()) ?? means[best]!;
  const pValue = testPairs(pairs, random, patterns);
  const pointOf = (point: DepthScores, i: number): DepthPoint => ({
    depth: point.depth,
    mean: means[i]!,
    gain: byDepth[i - 1] && compare(byDepth[i - 1]!, point),
    toBest: compare(byDepth[best]!, point),
    lossAtMost: Math.max(
      0,
      ...pairs[i]!.flatMap((losses, j) => (i === j ? [] : [greatestLoss(losses, unseen, confidence)])),
    ),
    pValue: pValue(i, best),
    isBelowBest: pValue(i, best) < 1 - confidence,
    worseThan: byDepth
      .slice(0, i)
      .filter((_, j) => means[j]! > means[i]! && pValue(i, j) < 1 - confidence)
      .map(({ depth }) => depth),
  });
  return mapWithPauses(byDepth, pointOf, pause);
}

/** Tests all pairs together, in both directions, so that any of them may be looked at. */
function testPairs(
  pairs: readonly (readonly Float64Array[])[],
  random: Random,
  most: number,
): (one: number, other: number) => number {
  const columns = pairs.flatMap((row, i) => row.filter((_, j) => j !== i));
  const patterns = Math.min(most, Math.ceil(MOST_SIGNS / Math.max(1, columns.length)));
  const test = maxTTest(columns, random, patterns);
  return (one, other) => {
    if (one === other) return 1;
    const statistic = test.statistics[one * (pairs.length - 1) + other - (other > one ? 1 : 0)];
    return statistic === undefined ? 1 : maxTPValue(test, Math.abs(statistic));
  };
}

import { mapWithPauses, NO_PAUSE, type Pause } from "../../pause.ts";
import type { Random } from "../../random.ts";
import { comparePaired, type PairedComparison } from "../../statistics/compare-paired.ts";
import { holm } from "../../statistics/holm.ts";
import { mean } from "../../statistics/mean.ts";
import { pairedDifferences } from "../../statistics/paired-differences.ts";
import { randomizationTest } from "../../statistics/randomization-test.ts";
import type { Resamples } from "../../statistics/resample.ts";

/** What one depth is worth, by one measure of a system. */
export interface DepthPoint {
  readonly depth: number;
  readonly mean: number;
  /** What this depth (treatment) gains over the one before (control); undefined for the first. */
  readonly gain: PairedComparison | undefined;
  /** How this depth (treatment) compares with the best one (control). */
  readonly toBest: PairedComparison;
  /** Of the paired randomisation test against the best depth, corrected by Holm for all of these tests; 1 for the best. */
  readonly pValue: number;
}

/** The scores of one system by one measure at one depth. */
export interface DepthScores {
  readonly depth: number;
  /** One value a query. */
  readonly values: Float64Array;
}

/**
 * Follows a measure of a system from depth to depth, and tests every depth against the best one.
 *
 * @param scores One a depth, of one system by one measure.
 * @param random Draws the sign patterns of the tests.
 * @param confidence Of the intervals, in (0, 1).
 */
export async function depthCurve(
  scores: readonly DepthScores[],
  resamples: Resamples,
  random: Random,
  confidence: number,
  pause: Pause = NO_PAUSE,
): Promise<DepthPoint[]> {
  const byDepth = scores.toSorted((a, b) => a.depth - b.depth);
  const means = byDepth.map(({ values }) => mean(values));
  const best = byDepth[means.indexOf(Math.max(...means))]!;
  const others = byDepth.filter((point) => point !== best);
  const test = ({ values }: DepthScores) =>
    randomizationTest(pairedDifferences(best.values, values), random).pValue;
  const adjusted = holm(await mapWithPauses(others, test, pause));
  const pointOf = (point: DepthScores, i: number): DepthPoint => {
    const before = byDepth[i - 1];
    const compare = (control: DepthScores) =>
      comparePaired(control.values, point.values, resamples, confidence);
    return {
      depth: point.depth,
      mean: means[i]!,
      gain: before && compare(before),
      toBest: compare(best),
      pValue: point === best ? 1 : adjusted[others.indexOf(point)]!,
    };
  };
  return mapWithPauses(byDepth, pointOf, pause);
}

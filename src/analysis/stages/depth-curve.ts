import { mean } from "simple-statistics";
import { mapWithPauses, NO_PAUSE, type Pause } from "../../pause.ts";
import type { Random } from "../../random.ts";
import { comparePaired, type PairedComparison } from "../../statistics/compare-paired.ts";
import { holm } from "../../statistics/holm.ts";
import { pairedDifferences } from "../../statistics/paired-differences.ts";
import { randomizationTest } from "../../statistics/randomization-test.ts";
import type { Resamples } from "../../statistics/resample.ts";
import type { QueryScores } from "../scores/score-table.ts";

/** What one depth is worth, by one measure of the formula's order. */
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

/** A measure of the formula's order from depth to depth. */
export interface DepthCurve {
  /** Printed name of the measure: `P@10`. */
  readonly measure: string;
  /** Ascending by depth. */
  readonly points: readonly DepthPoint[];
}

/**
 * Follows a measure of the formula's order from depth to depth, and tests every depth against the best one.
 *
 * @param scores All scores of an experiment.
 * @param measure Printed name of the measure to follow.
 * @param random Draws the sign patterns of the tests.
 * @param confidence Of the intervals, in (0, 1).
 */
export async function depthCurve(
  scores: readonly QueryScores[],
  measure: string,
  resamples: Resamples,
  random: Random,
  confidence: number,
  pause: Pause = NO_PAUSE,
): Promise<DepthCurve> {
  const byDepth = scores
    .filter((score) => score.system === "formula" && score.measure === measure)
    .sort((a, b) => a.depth - b.depth);
  const means = byDepth.map(({ values }) => mean(Array.from(values)));
  const best = byDepth[means.indexOf(Math.max(...means))]!;
  const others = byDepth.filter((point) => point !== best);
  const test = ({ values }: QueryScores) =>
    randomizationTest(pairedDifferences(best.values, values), random).pValue;
  const adjusted = holm(await mapWithPauses(others, test, pause));
  const pointOf = (point: QueryScores, i: number): DepthPoint => {
    const before = byDepth[i - 1];
    const compare = (control: QueryScores) =>
      comparePaired(control.values, point.values, resamples, confidence);
    return {
      depth: point.depth,
      mean: means[i]!,
      gain: before && compare(before),
      toBest: compare(best),
      pValue: point === best ? 1 : adjusted[others.indexOf(point)]!,
    };
  };
  return { measure, points: await mapWithPauses(byDepth, pointOf, pause) };
}

import type { DepthPoint } from "./depth-curve.ts";

/** Which depth to fetch, judged by one measure of one system. */
export interface DepthRecommendation {
  readonly measure: string;
  /** The smallest depth that is not distinguishable from the best one. */
  readonly depth: number;
  /** The depth of the highest mean, the smaller one of equals. */
  readonly bestDepth: number;
  /** Depths beyond the best one that are worse beyond chance: more candidates, worse results. */
  readonly harmful: readonly number[];
}

/**
 * Reads a depth curve: a depth is distinguishable from the best one where the corrected p-value of their difference is
 * below the significance.
 *
 * @param points The depth curve by the measure, at least one point.
 * @param significance In (0, 1), such as 0.05.
 */
export function recommendDepth(
  measure: string,
  points: readonly DepthPoint[],
  significance: number,
): DepthRecommendation {
  const best = points.reduce((a, b) => (b.mean > a.mean ? b : a));
  const isWorse = ({ pValue }: DepthPoint) => pValue < significance;
  return {
    measure,
    depth: points.find((point) => !isWorse(point))!.depth,
    bestDepth: best.depth,
    harmful: points.filter((point) => point.depth > best.depth && isWorse(point)).map(({ depth }) => depth),
  };
}

import type { DepthPoint } from "./depth-curve.ts";

/** Which depth to fetch, judged by one measure of one system. */
export interface DepthRecommendation {
  readonly measure: string;
  /** The depth to fetch: the shallowest that is enough, or else the deepest that is not worse. */
  readonly depth: number;
  /** Whether the queries show that it is enough: that no other depth is better by more than the margin. */
  readonly isEnough: boolean;
  /** What it loses at most to the best depth, as a share of the best mean; undefined where that is 0. */
  readonly lossAtMost: number | undefined;
  /** What it may lose, as a share of the best mean. */
  readonly margin: number;
  /** The depth of the highest mean observed, the smaller one of equals. */
  readonly bestDepth: number;
  /** What that depth gains over the recommended one, where it is measurably better. */
  readonly bestGain: number | undefined;
  /** Depths that are measurably worse than a shallower one. */
  readonly harmful: readonly number[];
}

/**
 * Reads a depth curve from its deep end: a depth is enough if it loses less than the margin to every other one, and only if
 * every deeper one is enough as well, apart from those that are measurably worse than a shallower one.
 *
 * The order in which depths are tried is fixed, and the first that is not shown to be enough ends it. So the chance that the
 * recommended depth loses more than the margin though it is called enough is at most 1 − confidence, without a correction
 * for the number of depths. Where not even the deepest is enough, the queries cannot tell, and the deepest stays: to fetch
 * less would take absence of evidence for evidence.
 *
 * @param points The depth curve by the measure, at least one point.
 * @param margin In (0, 1), such as 0.02.
 * @see Maurer, Hothorn and Lehmacher, Multiple comparisons in drug clinical trials and preclinical assays (1995), for tests
 *   in a fixed order; Hsu and Berger, Stepwise confidence intervals without multiplicity adjustment (1999)
 */
export function recommendDepth(
  measure: string,
  points: readonly DepthPoint[],
  margin: number,
): DepthRecommendation {
  const best = points.reduce((a, b) => (b.mean > a.mean ? b : a));
  const shareOf = (loss: number) => (best.mean > 0 ? loss / best.mean : undefined);
  const fromDeepest = points.filter(({ worseThan }) => worseThan.length === 0).toReversed();
  const isEnough = ({ lossAtMost }: DepthPoint) => (shareOf(lossAtMost) ?? 1) <= margin;
  const firstNot = fromDeepest.findIndex((point) => !isEnough(point));
  const enough = firstNot < 0 ? fromDeepest : fromDeepest.slice(0, firstNot);
  const chosen = enough.at(-1) ?? fromDeepest[0]!;
  return {
    measure,
    depth: chosen.depth,
    isEnough: enough.length > 0,
    lossAtMost: shareOf(chosen.lossAtMost),
    margin,
    bestDepth: best.depth,
    bestGain: chosen.isBelowBest ? -chosen.toBest.difference : undefined,
    harmful: points.filter(({ worseThan }) => worseThan.length > 0).map(({ depth }) => depth),
  };
}

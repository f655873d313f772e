import { type Measure, measureName } from "./measure.ts";

/**
 * ILD@k, intra-list diversity: the mean of 1 − cosine(topics) over all pairs of the first k items. An item without
 * topics is as far from all others as can be. Fewer than two items score 0.
 *
 * Computed from the sum s of the n unit vectors, because |s|² = (number of unit vectors) + 2 · Σ cosines.
 *
 * @param cutoff k, at least 2.
 * @param topics The topic weights of each item, by item number; not negative, all of one length.
 * @returns A measure in [0, 1].
 * @see Ziegler et al., Improving recommendation lists through topic diversification (2005)
 * @example topics (1, 0), (0, 1), (1, 0): pairs are 1, 0 and 1 apart, so ILD@3 = 2/3
 */
export function intraListDiversity(cutoff: number, topics: readonly Float64Array[]): Measure {
  const directions = topics.map((weights) => {
    const length = Math.hypot(...weights);
    return length === 0 ? undefined : weights.map((weight) => weight / length);
  });
  return {
    name: measureName("ILD", {}, cutoff),
    family: "ILD",
    cutoff,
    direction: "higher",
    range: [0, 1],
    score: ({ items }) => {
      const n = Math.min(cutoff, items.length);
      if (n < 2) return 0;
      const units = Array.from(items.subarray(0, n), (item) => directions[item]).filter(
        (unit) => unit !== undefined,
      );
      const sum = new Float64Array(units[0]?.length ?? 0);
      for (const unit of units) for (let topic = 0; topic < sum.length; topic++) sum[topic]! += unit[topic]!;
      const squaredLength = sum.reduce((total, weight) => total + weight * weight, 0);
      return Math.min(1, Math.max(0, 1 - (squaredLength - units.length) / (n * (n - 1))));
    },
  };
}

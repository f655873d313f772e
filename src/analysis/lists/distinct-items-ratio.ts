import type { Ranking } from "../../domain.ts";
import { mean } from "../../statistics/mean.ts";
import { normalQuantile } from "../../statistics/normal-distribution.ts";
import type { MeanRatio } from "../../statistics/ratio-of-means.ts";
import type { RankingPair } from "./beyond-accuracy.ts";

/**
 * How many different items a treatment shows, as a share of how many the control shows, with a jackknife interval over
 * queries of its logarithm: leaving out a query loses the items that it alone is shown.
 *
 * @param rankings Of both systems, one ranking a query.
 * @param cutoff k, at least 1: how many items of each ranking are shown.
 * @param confidence Of the interval, in (0, 1).
 * @returns undefined where one of the two shows nothing.
 * @see Burnham and Overton, Estimation of the size of a closed population when capture probabilities vary among animals (1978)
 * @example lists 0, 1 and 2, 3 against 0, 1 and 0, 1: the ratio 2/4
 */
export function distinctItemsRatio(
  { control, treatment }: RankingPair,
  cutoff: number,
  confidence = 0.95,
): MeanRatio | undefined {
  const before = countDistinct(control, cutoff);
  const after = countDistinct(treatment, cutoff);
  if (before.items === 0 || after.items === 0) return undefined;
  const n = control.length;
  const influences = before.alone.map((own, i) => after.alone[i]! / after.items - own / before.items);
  const centre = mean(influences);
  const variance = ((n - 1) / n) * influences.reduce((sum, x) => sum + (x - centre) * (x - centre), 0);
  const width = normalQuantile((1 + confidence) / 2) * Math.sqrt(variance);
  const ratio = after.items / before.items;
  return { ratio, low: ratio * Math.exp(-width), high: ratio * Math.exp(width) };
}

/** How many different items the lists have, and how many of them each list alone. */
function countDistinct(rankings: readonly Ranking[], cutoff: number) {
  const lists = new Map<number, number>();
  for (const { items } of rankings) {
    for (const item of items.subarray(0, cutoff)) lists.set(item, (lists.get(item) ?? 0) + 1);
  }
  const alone = rankings.map(({ items }) =>
    items.subarray(0, cutoff).reduce((count, item) => count + (lists.get(item) === 1 ? 1 : 0), 0),
  );
  return { items: lists.size, alone };
}

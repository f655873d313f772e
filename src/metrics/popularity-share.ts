import { meanOfFirst } from "./mean-of-first.ts";
import { type Measure, measureName } from "./measure.ts";

/** How much of the catalogue the short head is. */
export const SHORT_HEAD = 0.2;

/**
 * PopularityShare@k, the share of the first k items that come from the short head, the most popular items of the
 * catalogue. An empty ranking scores 0.
 *
 * @param cutoff k, at least 1.
 * @param usersOf How many users met each item in training, by item number; equal counts go by item number.
 * @param head How much of the catalogue the short head is, in [0, 1], rounded to whole items.
 * @returns A measure in [0, 1], of which less is better.
 * @see Abdollahpouri et al., Managing popularity bias in recommender systems with personalized re-ranking (2019)
 */
export function popularityShare(cutoff: number, usersOf: ArrayLike<number>, head = SHORT_HEAD): Measure {
  const byPopularity = Array.from(usersOf, (_, item) => item).sort(
    (a, b) => usersOf[b]! - usersOf[a]! || a - b,
  );
  const isHead = new Uint8Array(usersOf.length);
  for (const item of byPopularity.slice(0, Math.round(head * usersOf.length))) isHead[item] = 1;
  return {
    name: measureName("PopularityShare", {}, cutoff),
    family: "PopularityShare",
    cutoff,
    direction: "lower",
    range: [0, 1],
    score: (query) => meanOfFirst(query, cutoff, (item) => isHead[item]!),
  };
}

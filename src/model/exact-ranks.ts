import type { Item } from "../domain.ts";
import { type SimilarityName, similaritiesTo } from "./similarity.ts";

/**
 * The ranks of items by exact search among all that a user may be given: 1 for the nearest; equal scores in the order of
 * the items.
 *
 * @param vector The user's.
 * @param excluded Items that are left out.
 * @returns Finds the rank of an item, counted from 1. The similarities are computed when the first is asked for.
 */
export function exactRanks(
  distance: SimilarityName,
  vector: Float32Array,
  items: readonly Item[],
  excluded: Int32Array,
): (item: number) => number {
  let scores: Float32Array | undefined;
  return (item) => {
    if (scores === undefined) {
      scores = similaritiesTo(
        distance,
        items.map((other) => other.vector),
      )(vector);
      for (const left of excluded) scores[left] = Number.NaN;
    }
    const own = scores[item]!;
    let rank = 1;
    scores.forEach((score, other) => {
      if (score > own || (score === own && other < item)) rank += 1;
    });
    return rank;
  };
}

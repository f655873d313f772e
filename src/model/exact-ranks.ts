import type { Item } from "../domain.ts";
import { type SimilarityName, similaritiesTo } from "./similarity.ts";

/**
 * The ranks of items by exact search among all that a user may be given: 1 for the nearest; equal scores in the order of
 * the items.
 *
 * @param vector The user's.
 * @param eligible Whether an item is one of those that the user may be given.
 * @returns Finds the rank of an item, counted from 1. The similarities are computed when the first is asked for.
 */
export function exactRanks(
  distance: SimilarityName,
  vector: Float32Array,
  items: readonly Item[],
  eligible: (item: number) => boolean,
): (item: number) => number {
  let scores: Float32Array | undefined;
  return (item) => {
    if (scores === undefined) {
      scores = similaritiesTo(
        distance,
        items.map((other) => other.vector),
      )(vector);
      for (let other = 0; other < items.length; other++) if (!eligible(other)) scores[other] = Number.NaN;
    }
    const own = scores[item]!;
    let rank = 1;
    scores.forEach((score, other) => {
      if (score > own || (score === own && other < item)) rank += 1;
    });
    return rank;
  };
}

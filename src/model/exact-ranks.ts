import type { ItemNumber } from "../domain.ts";

/**
 * The ranks of items by exact search among all that a user may be given: 1 for the nearest; equal scores in the order of
 * the items.
 *
 * @param similarities Computes those of all items, when the first rank is asked for; NaN for an item that is not searched.
 * @param eligible Whether an item is one of those that the user may be given.
 * @returns Finds the rank of an item, counted from 1; infinite for one that is not searched.
 */
export function exactRanks(
  similarities: () => Float32Array,
  eligible: (item: ItemNumber) => boolean,
): (item: ItemNumber) => number {
  let scores: Float32Array | undefined;
  return (item) => {
    if (scores === undefined) {
      scores = similarities();
      for (let other = 0; other < scores.length; other++) if (!eligible(other)) scores[other] = Number.NaN;
    }
    const own = scores[item]!;
    if (Number.isNaN(own)) return Number.POSITIVE_INFINITY;
    let rank = 1;
    scores.forEach((score, other) => {
      if (score > own || (score === own && other < item)) rank += 1;
    });
    return rank;
  };
}

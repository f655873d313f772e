import type { ItemNumber, Ranking } from "../../domain.ts";

/** The share of the M nearest items that a search found, by two ways of telling them. */
export interface NeighbourRecall {
  /** The same items. */
  readonly byId: number;
  /** Items as near as the last of the M nearest: those that tie with it count, whichever of them exact search took. */
  readonly byScore: number;
}

/**
 * Recall of an approximate search against the exact one: |found ∩ nearest| / |nearest|, in [0, 1].
 *
 * @param nearest The M nearest items by exact search.
 * @param found What the approximate search returned, at most M.
 * @param trueScore The similarity of an item by its full vector; a quantized search may have returned another.
 * @example nearest items 1, 2 (scores 0.9, 0.5) and found 1, 3 (true score 0.5) → by id 1/2, by score 1
 */
export function neighbourRecall(
  nearest: Ranking,
  found: Pick<Ranking, "items">,
  trueScore: (item: ItemNumber) => number,
): NeighbourRecall {
  const wanted = new Set(nearest.items);
  const last = nearest.scores[nearest.items.length - 1]!;
  const hits = found.items.filter((item) => wanted.has(item)).length;
  const near = found.items.filter((item) => wanted.has(item) || trueScore(item) >= last).length;
  return { byId: hits / wanted.size, byScore: near / wanted.size };
}

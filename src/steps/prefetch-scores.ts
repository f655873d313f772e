import type { Item, Ranking, User } from "../domain.ts";
import type { ItemRetriever } from "../retrieval/retriever.ts";

/** Similarities that differ by less, as a share of the product of the vectors' lengths, may be the same in the engine, which computes them in 32 bits. */
const ROUNDING = 1e-6;

/**
 * Finds the prefetch score of a candidate of one user: as the engine gave it, or, for an item that only the prefetch of
 * the formula took, computed here. Such an item comes from a further shard, or is tied with the last one retrieved, among
 * which the engine chooses freely; it then has the score of that one.
 *
 * @param retrieved What the retriever found for the user.
 */
export function prefetchScores(
  retriever: ItemRetriever,
  user: User,
  items: readonly Item[],
  retrieved: Ranking,
): (item: number) => number {
  const scores = new Map<number, number>();
  retrieved.items.forEach((item, rank) => {
    scores.set(item, retrieved.scores[rank]!);
  });
  const last = retrieved.scores.at(-1) ?? Number.NaN;
  return (item) => {
    const score = scores.get(item);
    if (score !== undefined) return score;
    const computed = retriever.similarity(user, items[item]!) ?? Number.NaN;
    const rounding = ROUNDING * retriever.scale(user, items[item]!);
    return Math.abs(computed - last) < rounding ? last : computed;
  };
}

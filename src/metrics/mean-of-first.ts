import type { ItemNumber } from "../domain.ts";
import type { JudgedRanking } from "./judged-ranking.ts";

/** The mean of a property of the first `cutoff` items, over those that came back; 0 when none did. */
export function meanOfFirst(
  query: JudgedRanking,
  cutoff: number,
  property: (item: ItemNumber) => number,
): number {
  const ranks = Math.min(cutoff, query.length);
  let sum = 0;
  for (let i = 0; i < ranks; i++) sum += property(query.items[i]!);
  return ranks === 0 ? 0 : sum / ranks;
}

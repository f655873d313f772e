import type { Ranking } from "../../domain.ts";

/** The first `depth` items of a ranking; all where there are no more. */
export function firstItems({ items, scores }: Ranking, depth: number): Ranking {
  return { items: items.subarray(0, depth), scores: scores.subarray(0, depth) };
}

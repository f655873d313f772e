import type { Ranking } from "../domain.ts";

/**
 * Puts a ranking into an order that does not depend on chance: by score descending, then by item number ascending.
 *
 * Qdrant's order within equal scores is arbitrary, and may change between two requests that are the same.
 */
export function breakTies(ranking: Ranking): Ranking {
  const { items, scores } = ranking;
  const compare = (a: number, b: number) => scores[b]! - scores[a]! || items[a]! - items[b]!;
  if (items.every((_, i) => i === 0 || compare(i - 1, i) < 0)) return ranking;
  const order = Int32Array.from(items.keys()).sort(compare);
  return { items: order.map((i) => items[i]!), scores: Float32Array.from(order, (i) => scores[i]!) };
}

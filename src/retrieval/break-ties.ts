import type { Ranking } from "../domain.ts";

/**
 * Puts a ranking into an order that does not depend on chance: by score descending, then by item number ascending.
 *
 * Qdrant's order within equal scores is arbitrary, and may change between two requests that are the same.
 */
export function breakTies({ items, scores }: Ranking): Ranking {
  const order = Int32Array.from(items.keys()).sort(
    (a, b) => scores[b]! - scores[a]! || items[a]! - items[b]!,
  );
  return { items: order.map((i) => items[i]!), scores: Float32Array.from(order, (i) => scores[i]!) };
}

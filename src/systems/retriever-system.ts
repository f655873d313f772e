import { firstItems, type NearestItems } from "../domain.ts";
import type { DepthSystem } from "./system.ts";

/**
 * A retriever alone: the items in the order of its scores. It is asked once, at the greatest depth: its first M items are,
 * ties apart, what a prefetch of depth M returns.
 */
export function retrieverSystem(name: string, nearest: NearestItems, depths: readonly number[]): DepthSystem {
  return {
    name,
    kind: "retriever",
    depths,
    rank: async (depth) => ({
      system: name,
      depth,
      rankings: nearest.rankings.map((ranking) => firstItems(ranking, depth)),
    }),
  };
}

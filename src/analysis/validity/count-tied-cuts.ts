import type { NearestItems } from "../../domain.ts";

/** At one depth M, how often chance chooses the candidates. */
export interface TiedCuts {
  readonly depth: number;
  /** Queries whose Mth and next nearest items have the same score. */
  readonly queries: number;
}

/**
 * Counts the queries in which items of equal score lie on both sides of the cut at a depth: which of them the
 * prefetch takes is Qdrant's arbitrary choice, and another one in another collection of the same items.
 *
 * @param depths At most the depth of the run.
 */
export function countTiedCuts({ rankings, nextScores }: NearestItems, depths: readonly number[]): TiedCuts[] {
  return depths.map((depth) => ({
    depth,
    queries: rankings.filter(({ scores }, query) => {
      const next = depth < scores.length ? scores[depth] : nextScores[query];
      return scores[depth - 1] === next;
    }).length,
  }));
}

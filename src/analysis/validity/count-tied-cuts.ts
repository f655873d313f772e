import type { NearestItems, QueryNumber } from "../../domain.ts";

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
 * @param nearest Of each retriever.
 * @param depths At most those of the runs.
 */
export function countTiedCuts(nearest: readonly NearestItems[], depths: readonly number[]): TiedCuts[] {
  return depths.map((depth) => ({
    depth,
    queries: (nearest[0]?.rankings ?? []).filter((_, query) => isCutTied(nearest, query, depth)).length,
  }));
}

/** Whether items of equal score lie on both sides of a query's cut at a depth, in any of the retrievers' lists. */
export function isCutTied(nearest: readonly NearestItems[], query: QueryNumber, depth: number): boolean {
  return nearest.some(({ rankings, nextScores }) => {
    const { scores } = rankings[query]!;
    const next = depth < scores.length ? scores[depth] : nextScores[query];
    return scores[depth - 1] === next;
  });
}

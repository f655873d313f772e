import type { ItemNumber, QueryNumber, Ranking } from "../../domain.ts";

/** Items that came back and should not have, or cannot be hits. */
export interface UnwantedItems {
  /** Among the candidates of all queries. */
  readonly candidates: number;
  /** Among the first k of all queries. */
  readonly shown: number;
}

/**
 * Counts unwanted items, such as those that a user had met before the test.
 *
 * @param rankings Of all candidates of each query.
 * @param isUnwanted Makes the test of the items of a query.
 * @param cutoff k.
 */
export function countUnwantedItems(
  rankings: readonly Ranking[],
  isUnwanted: (query: QueryNumber) => (item: ItemNumber) => boolean,
  cutoff: number,
): UnwantedItems {
  const counts = { candidates: 0, shown: 0 };
  rankings.forEach(({ items }, query) => {
    const test = isUnwanted(query);
    items.forEach((item, rank) => {
      if (!test(item)) return;
      counts.candidates += 1;
      if (rank < cutoff) counts.shown += 1;
    });
  });
  return counts;
}

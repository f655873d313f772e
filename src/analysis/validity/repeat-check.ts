import type { Ranking } from "../../domain.ts";
import { sameItems } from "../rankings/same-items.ts";

/** Whether the same query gives the same results. */
export interface RepeatCheck {
  readonly queries: number;
  /** Queries that gave other items, or another order, when they were sent again. */
  readonly changed: number;
  /** Queries whose results are not the first ones of the order that is judged, which breaks ties by id. */
  readonly unlikeJudged: number;
}

/**
 * Compares the results of queries that were sent twice as a service sends them, with a limit of k.
 *
 * @param judged The order that is judged, of all candidates.
 * @param first The results, as they came.
 * @param second The results of the same queries, as they came the second time.
 */
export function checkRepeats(
  judged: readonly Ranking[],
  first: readonly Ranking[],
  second: readonly Ranking[],
): RepeatCheck {
  return {
    queries: first.length,
    changed: first.filter(({ items }, query) => !sameItems(items, second[query]!.items)).length,
    unlikeJudged: first.filter(
      ({ items }, query) => !sameItems(items, judged[query]!.items.subarray(0, items.length)),
    ).length,
  };
}

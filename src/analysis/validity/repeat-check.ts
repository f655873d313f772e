import type { QueryNumber, Ranking } from "../../domain.ts";
import { sameItems } from "../rankings/same-items.ts";

/** Whether the same query gives the same results. */
export interface RepeatCheck {
  readonly queries: number;
  /** Queries that gave other items, or another order, when they were sent again. */
  readonly changed: number;
  /** Of them, those in which no equal scores, of results or at the cut of the candidates, left the choice to chance. */
  readonly changedWithoutTies: number;
  /** Queries whose results are not the first ones of the order that is judged, which breaks ties by id. */
  readonly unlikeJudged: number;
}

/**
 * Compares the results of queries that were sent twice as a service sends them, with a limit of k.
 *
 * @param judged The order that is judged, of all candidates.
 * @param first The results, as they came.
 * @param second The results of the same queries, as they came the second time.
 * @param isCutTied Whether chance chooses among a query's candidates: see `countTiedCuts`.
 */
export function checkRepeats(
  judged: readonly Ranking[],
  first: readonly Ranking[],
  second: readonly Ranking[],
  isCutTied: (query: QueryNumber) => boolean,
): RepeatCheck {
  const changes = (query: QueryNumber) => !sameItems(first[query]!.items, second[query]!.items);
  const changed = Array.from(first.keys()).filter(changes);
  return {
    queries: first.length,
    changed: changed.length,
    changedWithoutTies: changed.filter(
      (query) => !isCutTied(query) && !sameScores(first[query]!.scores, second[query]!.scores),
    ).length,
    unlikeJudged: first.filter(
      ({ items }, query) => !sameItems(items, judged[query]!.items.subarray(0, items.length)),
    ).length,
  };
}

/** Whether each rank has the same score in both, so that only items of equal scores have changed places. */
function sameScores(a: Ranking["scores"], b: Ranking["scores"]): boolean {
  return a.length === b.length && a.every((score, rank) => score === b[rank]);
}

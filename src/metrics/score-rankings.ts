import type { Judgments, Ranking } from "../domain.ts";
import { createJudge } from "./judge.ts";
import type { Measure } from "./measure.ts";

/**
 * Scores every query by every measure, in one pass over each ranking.
 *
 * @param rankings One ranking a query; an empty one where the system had no answer, which then scores as trec_eval's
 *   `-c` has it.
 * @param qrels The judgments of the same queries, in the same order.
 * @returns One array a measure, with one value a query.
 * @throws RangeError when the two lists differ in length, or an item is ranked twice.
 */
export function scoreRankings(
  rankings: readonly Ranking[],
  qrels: readonly Judgments[],
  measures: readonly Measure[],
): Float64Array[] {
  const judge = createJudge(rankings, qrels);
  const scores = measures.map(() => new Float64Array(qrels.length));
  qrels.forEach((judgments, query) => {
    const judgedRanking = judge(rankings[query]!.items, judgments, query);
    measures.forEach((measure, i) => {
      scores[i]![query] = measure.score(judgedRanking);
    });
  });
  return scores;
}

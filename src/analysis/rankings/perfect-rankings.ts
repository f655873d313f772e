import type { Judgments, Ranking } from "../../domain.ts";
import { createJudge } from "../../metrics/judge.ts";

/**
 * What a perfect re-ranker makes of each ranking: its relevant items alone, the best grades first. Items that are not
 * relevant may follow in any order; measures of relevance gain nothing from them.
 *
 * @param qrels The judgments of the same queries, in the same order.
 * @throws RangeError when the two lists differ in length, or an item is ranked twice.
 * @example a ranking a, b, c with the grades 0, 1, 2 → c, b
 */
export function perfectRankings(rankings: readonly Ranking[], qrels: readonly Judgments[]): Ranking[] {
  const judge = createJudge(rankings, qrels);
  return rankings.map(({ items }, query) => {
    const { grades } = judge(items, qrels[query]!, query);
    const best = Array.from(grades.keys())
      .filter((rank) => grades[rank]! > 0)
      .sort((a, b) => grades[b]! - grades[a]! || a - b);
    return {
      items: Int32Array.from(best, (rank) => items[rank]!),
      scores: Float64Array.from(best, (rank) => grades[rank]!),
    };
  });
}

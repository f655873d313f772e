import type { Judgments, QueryNumber, Ranking } from "../domain.ts";
import { JudgedRanking, unjudged } from "./judged-ranking.ts";
import { zeroDoubles } from "./zeros.ts";

/** Puts the grades of one query's ranking side by side with its ranks. */
export type Judge = (items: Int32Array, judgments: Judgments, query: QueryNumber) => JudgedRanking;

/**
 * Makes a judge for these queries. It holds two tables with a place for each item, so that a look-up is one array
 * access; a judge per call of a scoring function is the thing to have, not one per query.
 *
 * @throws RangeError when rankings and judgments are not aligned; the judge throws one when an item is ranked twice.
 */
export function createJudge(rankings: readonly Ranking[], qrels: readonly Judgments[]): Judge {
  if (rankings.length !== qrels.length) {
    throw new RangeError(
      `${rankings.length} rankings cannot be judged by the judgments of ${qrels.length} queries`,
    );
  }
  const size = 1 + Math.max(greatest(rankings), greatest(qrels));
  const gradeOf = new Float64Array(size).fill(unjudged);
  const rankedIn = new Int32Array(size).fill(-1);
  return (items, judgments, query) => {
    for (let i = 0; i < judgments.items.length; i++) gradeOf[judgments.items[i]!] = judgments.grades[i]!;
    const grades = zeroDoubles(items.length);
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      if (rankedIn[item] === query)
        throw new RangeError(`item ${item} is twice in the ranking of query ${query}`);
      rankedIn[item] = query;
      grades[i] = gradeOf[item]!;
    }
    for (let i = 0; i < judgments.items.length; i++) gradeOf[judgments.items[i]!] = unjudged;
    return new JudgedRanking(items, grades, judgments);
  };
}

function greatest(lists: readonly { readonly items: Int32Array }[]): number {
  let greatest = -1;
  for (const { items } of lists) {
    for (let i = 0; i < items.length; i++) if (items[i]! > greatest) greatest = items[i]!;
  }
  return greatest;
}

import type { Judgments } from "../../domain.ts";
import { JudgedRanking, unjudged } from "../../metrics/judged-ranking.ts";
import type { Measure } from "../../metrics/measure.ts";

/**
 * What a random order of the items that a query may be given scores on average: they are as if all tied.
 *
 * @param available How many items each query may be given, all judged ones among them.
 * @param qrels The judgments of the same queries, in the same order.
 * @param measures Of which those without a closed form for ties are left out.
 * @returns The scores by each measure that has one: a value for each query.
 * @example 10 items, 3 of them relevant → P@2 = 3/10
 */
export function scoreRandomOrder(
  available: readonly number[],
  qrels: readonly Judgments[],
  measures: readonly Measure[],
): { readonly measure: string; readonly values: Float64Array }[] {
  return measures.flatMap(({ name, cutoff, expected }) => {
    if (expected === undefined) return [];
    const values = Float64Array.from(qrels, (judgments, query) => {
      // What a rank holds on average is thinned by every unjudged item, so most of them need only be counted.
      const all = available[query]!;
      const length = Math.min(all, Math.max(judgments.grades.length, cutoff ?? all));
      // Which item has which grade does not matter, since each is as likely at every rank.
      const grades = new Float64Array(length).fill(unjudged);
      grades.set(judgments.grades);
      const ranking = new JudgedRanking(new Int32Array(length), grades, judgments);
      return (expected(ranking, [0, length]) * length) / all;
    });
    return [{ measure: name, values }];
  });
}

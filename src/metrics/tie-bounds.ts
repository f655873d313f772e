import type { Judgments, Ranking } from "../domain.ts";
import { createJudge } from "./judge.ts";
import { JudgedRanking } from "./judged-ranking.ts";
import type { Measure } from "./measure.ts";
import { type TieGroups, tieGroups } from "./tie-groups.ts";

/** What one measure could have been, had equal scores come back in another order; one value a query in each array. */
export interface TieBounds {
  readonly measure: string;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  /** The mean over all orders; only for P, R, R_cap and nDCG, which have a closed form here. */
  readonly expected: Float64Array | undefined;
  /** In how many queries the order of equal scores changes the value. */
  readonly queriesAffected: number;
}

/**
 * An engine orders equal scores as it likes. This says what that liberty is worth: the lowest, highest and expected
 * score over all orders of the tied items, in closed form.
 *
 * @param rankings One a query; a tie that the end of a ranking cuts off cannot be seen.
 * @param measures Measures of relevance, which gain from every better item that moves up.
 * @throws RangeError when rankings and judgments are not aligned.
 * @example scores 1, 1 and only the second item relevant: P@1 is 0 at the lowest, 1 at the highest, 1/2 expected
 */
export function tieBounds(
  rankings: readonly Ranking[],
  qrels: readonly Judgments[],
  measures: readonly Measure[],
): TieBounds[] {
  const judge = createJudge(rankings, qrels);
  const column = () => new Float64Array(qrels.length);
  const bounds = measures.map((measure) => ({
    measure,
    lowest: column(),
    highest: column(),
    expected: measure.expected && column(),
  }));
  rankings.forEach(({ items, scores }, query) => {
    const received = judge(items, qrels[query]!, query);
    const ties = tieGroups(scores);
    const worst = reorder(received, ties, (a, b) => a - b);
    const best = reorder(received, ties, (a, b) => b - a);
    for (const { measure, lowest, highest, expected } of bounds) {
      lowest[query] = measure.score(worst);
      highest[query] = measure.score(best);
      if (expected !== undefined) expected[query] = measure.expected!(received, ties);
    }
  });
  return bounds.map(({ measure, lowest, highest, expected }) => {
    const queriesAffected = lowest.filter((low, query) => low < highest[query]!).length;
    return { measure: measure.name, lowest, highest, expected, queriesAffected };
  });
}

/** The same ranking with the grades of each group of tied items in the given order. */
function reorder(
  query: JudgedRanking,
  ties: TieGroups,
  order: (a: number, b: number) => number,
): JudgedRanking {
  if (ties.length === query.length + 1) return query;
  const grades = query.grades.slice();
  for (let group = 1; group < ties.length; group++)
    grades.subarray(ties[group - 1]!, ties[group]!).sort(order);
  return new JudgedRanking(query.items, grades, query.judgments);
}

/** How many queries have a tie between rank `cutoff` and the next, so that chance decides what is cut off. */
export function queriesWithTieAcross(rankings: readonly Ranking[], cutoff: number): number {
  return rankings.filter(({ scores }) => scores.length > cutoff && scores[cutoff - 1] === scores[cutoff])
    .length;
}

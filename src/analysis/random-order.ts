import type { Judgments } from "../domain.ts";
import { createJudge } from "../metrics/judge.ts";
import type { Measure } from "../metrics/measure.ts";

/**
 * What a random order of the items that a query may be given scores on average: they are as if all tied.
 *
 * @param candidates The items of each query.
 * @param qrels The judgments of the same queries, in the same order.
 * @param measures Only those with a closed form for ties: P, R, R_cap and nDCG.
 * @returns One array a measure, with one value a query.
 * @throws RangeError for a measure without a closed form.
 * @example 10 items, 3 of them relevant → P@2 = 3/10
 */
export function scoreRandomOrder(
  candidates: readonly Int32Array[],
  qrels: readonly Judgments[],
  measures: readonly Measure[],
): Float64Array[] {
  const judge = createJudge(
    candidates.map((items) => ({ items, scores: new Float32Array() })),
    qrels,
  );
  const judged = candidates.map((items, query) => judge(items, qrels[query]!, query));
  return measures.map(({ name, expected }) => {
    if (expected === undefined) throw new RangeError(`${name} has no closed form for a random order`);
    return Float64Array.from(judged, (query) => expected(query, [0, query.length]));
  });
}

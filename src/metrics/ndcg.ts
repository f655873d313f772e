import { exponentialGain, type Gain, GREATEST_EXPONENTIAL_GRADE, linearGain } from "./gain.ts";
import { defaultLevel, type Measure, unitMeasure } from "./measure.ts";
import { ratio } from "./ratio.ts";
import { expectedGain } from "./tie-groups.ts";

/**
 * nDCG@k, the discounted cumulative gain of the first k ranks relative to the best possible:
 *
 *     DCG@k = Σ over ranks r = 1 … k of grade(r) / log2(r + 1);  nDCG@k = DCG@k / ideal DCG@k
 *
 * The ideal orders all judged items of the query by grade, retrieved or not, and is cut at k as well. Items without a
 * judgment and negative grades gain 0. A query without relevant items scores 0. Without a cutoff, both sums run to
 * their ends.
 *
 * @param cutoff k, at least 1.
 * @returns A measure in [0, 1].
 * @see trec_eval m_ndcg_cut.c and m_ndcg.c
 * @example grades a 3, b 2, c 1; ranking c, a: nDCG@2 = (1 + 3 / log2 3) / (3 + 2 / log2 3)
 */
export function ndcg(cutoff?: number): Measure {
  return discounted(linearGain, undefined, cutoff);
}

/**
 * nDCG with the gain 2^grade − 1 in place of the grade, which ir_measures calls `nDCG(dcg='exp-log2')@k`. With grades 0
 * and 1 it equals nDCG.
 *
 * @param cutoff k, at least 1.
 * @returns A measure in [0, 1], of grades up to 1000; its score throws a RangeError at greater ones.
 * @see Burges et al., Learning to rank using gradient descent (2005); TREC's gdeval
 */
export function exponentialNdcg(cutoff?: number): Measure {
  return {
    ...discounted(exponentialGain, "exp-log2", cutoff),
    greatestGrade: GREATEST_EXPONENTIAL_GRADE,
  };
}

function discounted(gain: Gain, dcg: string | undefined, cutoff: number | undefined): Measure {
  return {
    ...unitMeasure("nDCG", { dcg, level: defaultLevel }, cutoff),
    score: (query) => ratio(query.gain(gain, cutoff), query.idealGain(gain, cutoff)),
    expected: (query, ties) => ratio(expectedGain(query, ties, gain, cutoff), query.idealGain(gain, cutoff)),
  };
}

import { exponentialGain } from "./gain.ts";
import { defaultLevel, type Measure, unitMeasure } from "./measure.ts";

/** The highest grade that gdeval, and so ir_measures, knows. */
const GREATEST_GRADE = 4;

/** 2^4: what the gain of an item is divided by, for the probability that it satisfies. */
const MOST = exponentialGain(GREATEST_GRADE) + 1;

/**
 * ERR@k, expected reciprocal rank: the user walks down the list, and an item satisfies with a probability that grows with
 * its grade; the measure is the mean of one over the rank at which the user stops.
 *
 *     ERR@k = Σ over ranks r = 1 … k of R(r) / r · Π over s < r of (1 − R(s)),  R = (2^grade − 1) / 2^4
 *
 * @param cutoff k, at least 1.
 * @returns A measure in [0, 1), of grades up to 4.
 * @see Chapelle, Metzler, Zhang and Grinspan, Expected reciprocal rank for graded relevance (2009); TREC's gdeval
 * @example grades 4, then 1: 15 / 16 + (1 / 16) · (1 / 16) / 2 = 0.939453125
 */
export function expectedReciprocalRank(cutoff: number): Measure {
  return {
    ...unitMeasure("ERR", { level: defaultLevel }, cutoff),
    greatestGrade: GREATEST_GRADE,
    score: ({ grades }) => {
      let sum = 0;
      let unsatisfied = 1;
      for (let i = 0; i < Math.min(cutoff, grades.length); i++) {
        const satisfies = exponentialGain(grades[i]!) / MOST;
        sum += (unsatisfied * satisfies) / (i + 1);
        unsatisfied *= 1 - satisfies;
      }
      return sum;
    },
  };
}

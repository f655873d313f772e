import { defaultLevel, leastRelevantGrade, type Measure, measureName, unitMeasure } from "./measure.ts";

/**
 * RBP, rank-biased precision: (1 − p) · Σ over relevant ranks r of p^(r − 1). The user looks at the next rank with
 * probability p. Its printed name always has `rel`, because ir_measures takes the name without it as graded.
 *
 * @param persistence p, in (0, 1); 0.8 as in ir_measures (trec_eval has 0.9).
 * @param level From how high a grade an item is relevant.
 * @returns A measure in [0, 1).
 * @see Moffat and Zobel, Rank-biased precision for measurement of retrieval effectiveness (2008); trec_eval m_rbp.c
 * @example p = 0.5, relevant items at ranks 1 and 3: 0.5 · (1 + 0.25) = 0.625
 */
export function rankBiasedPrecision(persistence = 0.8, level = defaultLevel): Measure {
  return {
    ...unitMeasure("RBP", { level }),
    name: measureName("RBP", { p: persistence, rel: level }),
    score: (query) => {
      const least = leastRelevantGrade(level);
      let sum = 0;
      let weight = 1 - persistence;
      for (const grade of query.grades) {
        if (grade >= least) sum += weight;
        weight *= persistence;
      }
      return sum;
    },
  };
}

import { defaultLevel, leastRelevantGrade, type Measure, unitMeasure } from "./measure.ts";
import { ratio } from "./ratio.ts";

/**
 * Bpref, how often judged relevant items are before judged non-relevant ones; items without a judgment are passed over:
 *
 *     1/R · Σ over the relevant items that were found of 1 − min(n, R) / min(N, R)
 *
 * where n of the N judged non-relevant items are before the item. Negative grades are passed over too, as in trec_eval.
 * A query without relevant items scores 0.
 *
 * @param level From how high a grade an item is relevant.
 * @returns A measure in [0, 1].
 * @see Buckley and Voorhees, Retrieval evaluation with incomplete information (2004); trec_eval m_bpref.c
 * @example relevant a and c, not relevant b; ranking a, unjudged, b, c: (1 + (1 − 1/1)) / 2
 */
export function bpref(level = defaultLevel): Measure {
  return {
    ...unitMeasure("Bpref", { level }),
    score: (query) => {
      const least = leastRelevantGrade(level);
      const relevant = query.relevant(level);
      const others = query.judgments.grades.filter((grade) => grade >= 0 && grade < least).length;
      let before = 0;
      let sum = 0;
      for (const grade of query.grades) {
        if (grade >= least) sum += 1 - ratio(Math.min(before, relevant), Math.min(others, relevant));
        else if (grade >= 0) before += 1;
      }
      return ratio(sum, relevant);
    },
  };
}

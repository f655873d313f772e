import type { Measure } from "../../src/metrics/measure.ts";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { scoreRankings } from "../../src/metrics/score-rankings.ts";

/** Grades by the name of the item. */
export type Grades = { readonly [item: string]: number };

/** One query with items called by name: their numbers follow the order of the names, their scores fall by 1 a rank. */
export function queryOf(ranked: readonly string[], grades: Grades) {
  const names = [...new Set([...ranked, ...Object.keys(grades)])].sort();
  const judgedNames = Object.keys(grades).sort();
  return {
    ranking: {
      items: Int32Array.from(ranked, (name) => names.indexOf(name)),
      scores: Float64Array.from(ranked, (_, i) => -i),
    },
    judgments: {
      items: Int32Array.from(judgedNames, (name) => names.indexOf(name)),
      grades: Float64Array.from(judgedNames, (name) => grades[name]!),
    },
  };
}

/**
 * The score of one ranking.
 *
 * @param ranked Names of items, best first, with blanks between them.
 * @example scoreOf("P@2", "a b", { b: 1 }) // 1/2
 */
export function scoreOf(measure: string | Measure, ranked: string, grades: Grades): number {
  const { ranking, judgments } = queryOf(ranked.split(" ").filter(Boolean), grades);
  const parsed = typeof measure === "string" ? parseMeasure(measure) : measure;
  return scoreRankings([ranking], [judgments], [parsed])[0]![0]!;
}

import type { Judgments, Run } from "../../domain.ts";
import { parseMeasure } from "../../metrics/parse-measure.ts";
import { scoreRankings } from "../../metrics/score-rankings.ts";
import { mapWithPauses, type Pause } from "../../pause.ts";
import type { QueryScores } from "./score-table.ts";

/** P@k and nDCG@k for every cutoff: how good an order is. */
export function orderMeasures(cutoffs: readonly number[]): string[] {
  return cutoffs.flatMap((cutoff) => [`P@${cutoff}`, `nDCG@${cutoff}`]);
}

/**
 * Scores the vector order at every depth, by recall of the candidates (R@M) and by the order measures. It is retrieved
 * once, at the greatest depth: its first M items are what a prefetch of depth M returns.
 */
export function scoreVectorRun(
  run: Run,
  qrels: readonly Judgments[],
  depths: readonly number[],
  cutoffs: readonly number[],
): QueryScores[] {
  const order = orderMeasures(cutoffs);
  const names = [...depths.map((depth) => `R@${depth}`), ...order];
  const values = scoreRankings(run.rankings, qrels, names.map(parseMeasure));
  const scores = new Map(names.map((name, i) => [name, values[i]!]));
  return depths.flatMap((depth) =>
    [`R@${depth}`, ...order].map((measure) => ({
      system: run.system,
      depth,
      measure,
      values: scores.get(measure)!,
    })),
  );
}

/** Scores the formula's order of one depth by the order measures. */
export function scoreFormulaRun(
  run: Run,
  qrels: readonly Judgments[],
  cutoffs: readonly number[],
): QueryScores[] {
  const names = orderMeasures(cutoffs);
  return scoreRankings(run.rankings, qrels, names.map(parseMeasure)).map((values, i) => ({
    system: run.system,
    depth: run.depth,
    measure: names[i]!,
    values,
  }));
}

/** Scores the vector order and the formula's order of every depth. */
export async function scoreRuns(
  vector: Run,
  formula: readonly Run[],
  qrels: readonly Judgments[],
  depths: readonly number[],
  cutoffs: readonly number[],
  pause: Pause,
): Promise<QueryScores[]> {
  const scored = await mapWithPauses(formula, (run) => scoreFormulaRun(run, qrels, cutoffs), pause);
  return [...scoreVectorRun(vector, qrels, depths, cutoffs), ...scored.flat()];
}

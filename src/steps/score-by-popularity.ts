import type { ReferenceScores } from "../analysis/bounds/bounds.ts";
import type { Ranking } from "../domain.ts";
import { judgedAt } from "../metrics/default-measures.ts";
import { scoreRankings } from "../metrics/score-rankings.ts";
import { runAt } from "../scoring/score-runs.ts";
import type { Evaluation } from "./evaluation.ts";

/**
 * Scores the treatment's candidates at a depth in the order of their popularity, which is the same for every user.
 *
 * @param popularity Of each item, by item number.
 */
export function scoreByPopularity(
  { runs, split, experiment }: Pick<Evaluation, "runs" | "split" | "experiment">,
  popularity: ArrayLike<number>,
  depth: number,
): ReferenceScores[] {
  const reordered = runAt(runs.examined, depth).rankings.map(({ items }) => orderBy(popularity, items));
  const measures = judgedAt(experiment.ranking.measures, depth);
  return scoreRankings(reordered, split.qrels, measures).map((values, i) => ({
    order: "popular-candidates",
    measure: measures[i]!.name,
    values,
  }));
}

/** Items by descending score, equal ones by number. */
function orderBy(scoreOf: ArrayLike<number>, items: Int32Array): Ranking {
  const ordered = items.toSorted((a, b) => scoreOf[b]! - scoreOf[a]! || a - b);
  return { items: ordered, scores: Float64Array.from(ordered, (item) => scoreOf[item]!) };
}

import { mean } from "simple-statistics";
import type { Judgments, Ranking } from "../../domain.ts";
import { catalogueCoverage } from "../../metrics/catalogue-coverage.ts";
import type { Measure } from "../../metrics/measure.ts";
import { scoreRankings } from "../../metrics/score-rankings.ts";

/** What the lists of both systems are like, whether or not they hit. */
export interface BeyondAccuracy {
  readonly depth: number;
  readonly cutoff: number;
  readonly scores: readonly ListScore[];
}

/** One measure of the lists: the mean over queries, or the one value of all lists together. */
export interface ListScore {
  readonly measure: string;
  readonly control: number;
  readonly treatment: number;
}

/**
 * Measures the first k items that both systems show: how much of the catalogue they cover, and their means by other
 * measures.
 *
 * @param rankings One ranking a query, of each system.
 * @param measures Of the same cutoff; see `listMeasures`.
 * @param cutoff k, at least 1.
 * @param catalogue How many items there are, at least 1.
 */
export function scoreLists(
  rankings: { readonly control: readonly Ranking[]; readonly treatment: readonly Ranking[] },
  qrels: readonly Judgments[],
  measures: readonly Measure[],
  cutoff: number,
  catalogue: number,
): ListScore[] {
  const scoresOf = (lists: readonly Ranking[]) => [
    catalogueCoverage(lists, cutoff, catalogue),
    ...scoreRankings(lists, qrels, measures).map((values) => mean(Array.from(values))),
  ];
  const [control, treatment] = [scoresOf(rankings.control), scoresOf(rankings.treatment)];
  return [`Coverage@${cutoff}`, ...measures.map(({ name }) => name)].map((measure, i) => ({
    measure,
    control: control[i]!,
    treatment: treatment[i]!,
  }));
}

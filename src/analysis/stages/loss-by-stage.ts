import type { Judgments, Ranking } from "../../domain.ts";
import type { Measure } from "../../metrics/measure.ts";
import { scoreRankings } from "../../metrics/score-rankings.ts";
import { perfectRankings } from "../rankings/perfect-rankings.ts";

/** One measure at one depth, one value a query in each column: what each stage left possible. */
export interface StageScores {
  readonly depth: number;
  /** Printed name of the measure: `P@10`. */
  readonly measure: string;
  /** A: a perfect order of everything that is relevant. */
  readonly possible: Float64Array;
  /** B: a perfect order of the candidates of an exact search: the M nearest items of each retriever. */
  readonly nearest: Float64Array;
  /** C: a perfect order of the candidates that the search returned; the ceiling of every re-ranker. */
  readonly ceiling: Float64Array;
  /** D: the treatment's order of the candidates. */
  readonly treatment: Float64Array;
  /** V: the control, which the treatment has to beat. */
  readonly control: Float64Array;
}

/** The rankings of the same queries at the stages of one depth M. */
export interface StageRankings {
  /** M. */
  readonly depth: number;
  /** The candidates of an exact search at this depth. */
  readonly exact: readonly Ranking[];
  /** The candidates that the search returned; by default the treatment's. */
  readonly found?: readonly Ranking[];
  readonly control: readonly Ranking[];
  /** The treatment's order: of all candidates that the search returned, where it is a system that fetches them. */
  readonly treatment: readonly Ranking[];
}

/** Where the missing part of a measure was lost; the four add up to 1 - D. */
export interface StageLosses<Value> {
  /** 1 - A: too few relevant items to fill k ranks, or for recall more than fit into them. */
  readonly scarcity: Value;
  /** A - B: relevant items that are not among the M nearest. */
  readonly depth: Value;
  /** B - C: relevant items that approximate search missed; below 0 where it found more than the exact search. */
  readonly search: Value;
  /** C - D: relevant candidates that the treatment ranks too low. */
  readonly order: Value;
}

/**
 * Scores each query at every stage between everything relevant and the treatment's order.
 *
 * For precision, with R relevant items: A = min(k, R) / k, B = min(k, relevant among the exact top M) / k,
 * C = min(k, relevant among the candidates) / k, D = P@k. Every other measure of relevance likewise, by perfect orders.
 *
 * @returns One entry a measure.
 * @throws RangeError when rankings and judgments are not aligned.
 */
export function scoreStages(
  { depth, exact, control, treatment, found = treatment }: StageRankings,
  qrels: readonly Judgments[],
  measures: readonly Measure[],
): StageScores[] {
  const score = (rankings: readonly Ranking[]) => scoreRankings(rankings, qrels, measures);
  const scoreBest = (rankings: readonly Ranking[]) => score(perfectRankings(rankings, qrels));
  const columns = {
    possible: scoreBest(qrels.map(({ items, grades }) => ({ items, scores: Float64Array.from(grades) }))),
    nearest: scoreBest(exact),
    ceiling: scoreBest(found),
    treatment: score(treatment),
    control: score(control),
  };
  return measures.map(({ name }, i) => ({
    depth,
    measure: name,
    possible: columns.possible[i]!,
    nearest: columns.nearest[i]!,
    ceiling: columns.ceiling[i]!,
    treatment: columns.treatment[i]!,
    control: columns.control[i]!,
  }));
}

/** Splits what each query misses, 1 - D, into the losses of the four stages. */
export function lossByStage({
  possible,
  nearest,
  ceiling,
  treatment,
}: StageScores): StageLosses<Float64Array> {
  return {
    scarcity: possible.map((a) => 1 - a),
    depth: possible.map((a, query) => a - nearest[query]!),
    search: nearest.map((b, query) => b - ceiling[query]!),
    order: ceiling.map((c, query) => c - treatment[query]!),
  };
}

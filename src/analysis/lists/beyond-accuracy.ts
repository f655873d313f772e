import type { Judgments, Ranking } from "../../domain.ts";
import { catalogueCoverage } from "../../metrics/catalogue-coverage.ts";
import type { Measure } from "../../metrics/measure.ts";
import { scoreRankings } from "../../metrics/score-rankings.ts";
import { mean } from "../../statistics/mean.ts";
import { type MeanRatio, ratioOfMeans } from "../../statistics/ratio-of-means.ts";
import type { Resamples } from "../../statistics/resample.ts";
import { distinctItemsRatio } from "./distinct-items-ratio.ts";

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
  /**
   * What the treatment leaves of the control's variety: how many different items, by coverage, or how many outside of the
   * short head, by the share of popular ones, relative to the control's. Undefined for other measures, and where the
   * control has none.
   */
  readonly left?: MeanRatio | undefined;
}

/** The same lists of both systems, one ranking a query. */
export interface RankingPair {
  readonly control: readonly Ranking[];
  readonly treatment: readonly Ranking[];
}

/** How lists are measured. */
export interface ListOptions {
  /** k, at least 1. */
  readonly cutoff: number;
  /** How many items any of the queries may be given, at least 1. */
  readonly catalogue: number;
  readonly resamples: Resamples;
  /** Of the intervals, in (0, 1). */
  readonly confidence: number;
}

/**
 * Measures the first k items that both systems show: how much of the catalogue they cover, and their means by other
 * measures.
 *
 * @param measures Of the same cutoff; see `listMeasures`.
 */
export function scoreLists(
  rankings: RankingPair,
  qrels: readonly Judgments[],
  measures: readonly Measure[],
  { cutoff, catalogue, resamples, confidence }: ListOptions,
): ListScore[] {
  const coverage = {
    measure: `Coverage@${cutoff}`,
    control: catalogueCoverage(rankings.control, cutoff, catalogue),
    treatment: catalogueCoverage(rankings.treatment, cutoff, catalogue),
    left: distinctItemsRatio(rankings, cutoff, confidence),
  };
  const controls = scoreRankings(rankings.control, qrels, measures);
  const treatments = scoreRankings(rankings.treatment, qrels, measures);
  const means = measures.map(({ name, direction, range: [, greatest] }, i): ListScore => {
    const [control, treatment] = [controls[i]!, treatments[i]!];
    const rest = (values: Float64Array) => values.map((value) => greatest - value);
    const left = ratioOfMeans(rest(treatment), rest(control), resamples, confidence);
    return {
      measure: name,
      control: mean(control),
      treatment: mean(treatment),
      ...(direction === "lower" ? { left } : {}),
    };
  });
  return [coverage, ...means];
}

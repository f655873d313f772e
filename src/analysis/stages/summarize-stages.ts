import { mean } from "simple-statistics";
import { type MeanRatio, ratioOfMeans } from "../../statistics/ratio-of-means.ts";
import type { Resamples } from "../../statistics/resample.ts";
import { lossByStage, type StageLosses, type StageScores } from "./loss-by-stage.ts";

/** How much of what re-ranking could gain over the vector order the formula gains. */
export interface Headroom {
  /** (D - V) / (C - V) as a ratio of means: 1 is a perfect order, below 0 is worse than the vector's. */
  readonly captured: MeanRatio | undefined;
  /** Queries in which no order of the candidates is better than the vector's. */
  readonly queriesWithout: number;
}

/** What one measure loses at each stage of one depth, on average over queries. */
export interface StageSummary {
  readonly depth: number;
  readonly measure: string;
  /** The mean that a perfect re-ranker of the candidates would reach. */
  readonly ceiling: number;
  /** Means; they add up to 1 minus the mean of the formula. */
  readonly losses: StageLosses<number>;
  readonly headroom: Headroom;
}

/**
 * Averages the stages of one measure at one depth over queries.
 *
 * @param confidence Of the interval around the captured headroom, in (0, 1).
 */
export function summarizeStages(scores: StageScores, resamples: Resamples, confidence: number): StageSummary {
  const { depth, measure, ceiling, formula, vector } = scores;
  const losses = lossByStage(scores);
  const gained = formula.map((d, query) => d - vector[query]!);
  const room = ceiling.map((c, query) => c - vector[query]!);
  return {
    depth,
    measure,
    ceiling: meanOf(ceiling),
    losses: {
      scarcity: meanOf(losses.scarcity),
      depth: meanOf(losses.depth),
      search: meanOf(losses.search),
      order: meanOf(losses.order),
    },
    headroom: {
      captured: ratioOfMeans(gained, room, resamples, confidence),
      queriesWithout: room.filter((value) => value <= 0).length,
    },
  };
}

function meanOf(values: Float64Array): number {
  return mean(Array.from(values));
}

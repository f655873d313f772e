import { mean } from "../../statistics/mean.ts";
import { type MeanRatio, ratioOfMeans } from "../../statistics/ratio-of-means.ts";
import type { Resamples } from "../../statistics/resample.ts";
import { lossByStage, type StageLosses, type StageScores } from "./loss-by-stage.ts";

/** How much of what re-ranking could gain over the control the treatment gains. */
export interface Headroom {
  /** (D - V) / (C - V) as a ratio of means: 1 is a perfect order, below 0 is worse than the control. */
  readonly captured: MeanRatio | undefined;
  /** Queries in which no order of the candidates is better than the control. */
  readonly queriesWithout: number;
}

/** What one measure loses at each stage of one depth, on average over queries. */
export interface StageSummary {
  readonly depth: number;
  readonly measure: string;
  /** The mean that a perfect re-ranker of the candidates would reach. */
  readonly ceiling: number;
  /** Means; they add up to 1 minus the mean of the treatment. */
  readonly losses: StageLosses<number>;
  readonly headroom: Headroom;
}

/**
 * Averages the stages of one measure at one depth over queries.
 *
 * @param confidence Of the interval around the captured headroom, in (0, 1).
 */
export function summarizeStages(scores: StageScores, resamples: Resamples, confidence: number): StageSummary {
  const { depth, measure, ceiling, treatment, control } = scores;
  const losses = lossByStage(scores);
  const gained = treatment.map((d, query) => d - control[query]!);
  const room = ceiling.map((c, query) => c - control[query]!);
  return {
    depth,
    measure,
    ceiling: mean(ceiling),
    losses: {
      scarcity: mean(losses.scarcity),
      depth: mean(losses.depth),
      search: mean(losses.search),
      order: mean(losses.order),
    },
    headroom: {
      captured: ratioOfMeans(gained, room, resamples, confidence),
      queriesWithout: room.filter((value) => value <= 0).length,
    },
  };
}

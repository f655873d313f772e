import { mapWithPauses, type Pause } from "../pause.ts";
import type { Resamples } from "../statistics/resample.ts";
import { summarize } from "../statistics/summarize.ts";
import type { QueryScores, ScoreKey } from "./query-scores.ts";

/** The mean of a measure over queries, with its bootstrap interval. */
export interface ScoreSummary extends ScoreKey {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Summarizes every group of the score table, all with the same resamples of queries. */
export function summarizeScores(
  scores: readonly QueryScores[],
  resamples: Resamples,
  confidence: number,
  pause: Pause,
): Promise<ScoreSummary[]> {
  const summarizeGroup = ({ system, depth, measure, values }: QueryScores) => ({
    system,
    depth,
    measure,
    ...summarize(values, resamples, confidence),
  });
  return mapWithPauses(scores, summarizeGroup, pause);
}

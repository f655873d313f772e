import { calibrationTable } from "../analysis/formula/calibration.ts";
import type { Feature } from "../features/feature.ts";
import { judgeHeldOut } from "../model/held-out.ts";
import type { TrainingRecipe } from "../model/recipe.ts";
import type { Samples } from "../model/samples.ts";
import { NO_PAUSE, type Pause } from "../pause.ts";
import type { LearningCurvePoint, Report } from "../report/report.ts";
import type { Resamples } from "../statistics/resample.ts";
import { summarize } from "../statistics/summarize.ts";
import { type RankingTrial, scoreModel } from "./score-model.ts";

const CALIBRATION_BINS = 10;

/**
 * Judges a recipe on users that it has not learned from, apart from the ranking and, for each share of the samples,
 * beside the ranking that its model gives.
 */
export async function judgeModel(
  trial: RankingTrial,
  samples: Samples,
  features: readonly Feature[],
  recipe: TrainingRecipe,
  resamples: Resamples,
  confidence: number,
  pause: Pause = NO_PAUSE,
): Promise<Report["model"]["heldOut"]> {
  const judged = await judgeHeldOut(samples, recipe, pause);
  if ("problem" in judged) return judged;
  const { predictions, labels, curve, ...counts } = judged;
  const points: LearningCurvePoint[] = [];
  for (const { outcome, ...size } of curve) {
    if ("problem" in outcome) {
      points.push({ ...size, ...outcome });
    } else {
      const values = await scoreModel(trial, { model: outcome.model, features });
      points.push({ ...size, fit: outcome.fit, ranking: summarize(values, resamples, confidence) });
    }
  }
  return {
    ...counts,
    calibration: calibrationTable(predictions, labels, CALIBRATION_BINS, confidence),
    curve: points,
  };
}

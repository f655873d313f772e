import { calibrationTable } from "../analysis/formula/calibration.ts";
import { checkShapes } from "../analysis/formula/shape-check.ts";
import { shapeRemedy } from "../analysis/formula/shape-remedy.ts";
import { type HeldOut, judgeHeldOut } from "../model/judge-held-out.ts";
import type { HeldOutReport, LearningCurvePoint } from "../report/model-report.ts";
import type { Report } from "../report/report.ts";
import { summarize } from "../statistics/summarize.ts";
import type { Evaluation } from "./evaluation.ts";
import { scoreModels } from "./score-models.ts";

export const CALIBRATION_BINS = 10;

/**
 * Judges the recipe of the model on users that it has not learned from, apart from the ranking and, for each share of the
 * samples, beside the ranking that its model gives.
 */
export async function judgeModel(evaluation: Evaluation): Promise<Pick<Report["model"], "heldOut">> {
  const { dataset, samples, recipe, features, resamples, experiment, pause } = evaluation;
  const { confidence } = experiment.statistics;
  const judged = await judgeHeldOut(samples, recipe, pause, dataset.folds);
  if ("problem" in judged) return { heldOut: judged };
  const { predictions, samples: held, curve, ...counts } = judged;
  const columns = features.map((_, column) => column);
  const trials = curve.flatMap(({ outcome }) =>
    "problem" in outcome ? [] : [{ modelOf: outcome.modelOf, columns }],
  );
  const scored = (await scoreModels(evaluation, features, trials)).values();
  const points = curve.map(({ outcome, ...size }): LearningCurvePoint => {
    if ("problem" in outcome) return { ...size, ...outcome };
    const values = scored.next().value!;
    return { ...size, fit: outcome.fit, ranking: summarize(values, resamples, confidence) };
  });
  const calibration = calibrationTable(predictions, held, CALIBRATION_BINS, confidence);
  return { heldOut: { ...counts, calibration, curve: points, shapes: checkShapesOf(judged, evaluation) } };
}

/** Where the shape of a feature is wrong, and what gives it another. */
function checkShapesOf(
  { predictions, samples }: HeldOut,
  { specs, sources, experiment }: Evaluation,
): HeldOutReport["shapes"] {
  const check = checkShapes(predictions, samples, 1 - experiment.statistics.confidence);
  const wrong = check.wrong.map((shape) => ({
    ...shape,
    remedy: shapeRemedy(shape.feature, specs, sources),
  }));
  return { ...check, wrong };
}

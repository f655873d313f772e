import type { Report } from "../report/report.ts";
import { ablateFeatures } from "./ablate-features.ts";
import { compareGains } from "./compare-gains.ts";
import { compareObjectives } from "./compare-objectives.ts";
import type { Evaluation } from "./evaluation.ts";

/**
 * Trains other models on the same samples, for other objectives and without features, and judges them beside the formula;
 * and says how much of an imported ranker's gain the treatment reaches.
 */
export async function compareModels(
  evaluation: Evaluation,
): Promise<Pick<Report, "objectives" | "ablation" | "gainShares">> {
  return {
    ...(await compareObjectives(evaluation)),
    ...(await ablateFeatures(evaluation)),
    ...compareGains(evaluation),
  };
}

import { NO_PAUSE, type Pause } from "../pause.ts";
import { fitOptimum } from "./fit-optimum.ts";
import type { LinearModel } from "./linear-model.ts";
import { calibrated, calibrateOrder } from "./objectives/calibrate-order.ts";
import { chooseObjective, type ObjectiveChoice } from "./objectives/choose-objective.ts";
import { fitOrder } from "./objectives/fit-order.ts";
import { type ChosenByFolds, LOGISTIC } from "./objectives/objective.ts";
import type { TrainingRecipe } from "./recipe.ts";
import { relabel, type Samples } from "./samples.ts";

/**
 * Fits a model by a recipe, whatever its objective.
 *
 * @throws HarnessError `input` when the samples determine no such model (see `fitOptimum` and `fitOrder`).
 */
export async function fitModel(
  samples: Samples,
  recipe: TrainingRecipe,
  pause: Pause = NO_PAUSE,
): Promise<LinearModel> {
  const { objective = LOGISTIC, l2, seed } = recipe;
  if (objective.name === "auto") {
    const { chosen } = await chooseByFolds(samples, recipe, objective, pause);
    return fitModel(samples, { ...recipe, objective: chosen }, pause);
  }
  if (objective.name !== "logistic") {
    return (await fitOrder(samples, { objective, l2, seed }, pause)).model;
  }
  if (objective.from === undefined) return (await fitOptimum(samples, recipe, pause)).model;
  const { model } = await fitOptimum(relabel(samples, objective.from), recipe, pause);
  const calibration = await calibrateOrder(model, samples, pause);
  return calibration === undefined ? model : calibrated(model, calibration);
}

/** Chooses the objective of a recipe by folds of the samples; see `chooseObjective`. */
export function chooseByFolds(
  samples: Samples,
  recipe: TrainingRecipe,
  { measure }: Pick<ChosenByFolds, "measure">,
  pause: Pause = NO_PAUSE,
): Promise<ObjectiveChoice> {
  const learn = (part: Samples, objective: TrainingRecipe["objective"]) =>
    fitModel(part, { ...recipe, objective }, pause);
  return chooseObjective(samples, learn, { measure, seed: recipe.seed }, pause);
}

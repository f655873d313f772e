import { NO_PAUSE, type Pause } from "../pause.ts";
import { calibrated, calibrateOrder } from "./objectives/calibrate-order.ts";
import { fitOrder } from "./objectives/fit-order.ts";
import { LOGISTIC, type Objective, type OrderObjective } from "./objectives/objective.ts";
import type { TrainingRecipe } from "./recipe.ts";
import { countPositives, relabel, type Samples } from "./samples.ts";
import { trainModel } from "./train-model.ts";
import type { TrainedModel } from "./trained-model.ts";
import { whitenDesign } from "./whitened-design.ts";

/**
 * Trains a model by a recipe whose objective is settled.
 *
 * @throws HarnessError `input` when the samples determine no such model (see `fitOptimum` and `fitOrder`).
 */
export async function trainObjective(
  samples: Samples,
  recipe: TrainingRecipe & { readonly objective?: Objective | undefined },
  pause: Pause = NO_PAUSE,
): Promise<TrainedModel> {
  const { objective = LOGISTIC } = recipe;
  if (objective.name !== "logistic") return trainOrder(samples, { ...recipe, objective }, pause);
  if (objective.from === undefined) return trainModel(samples, recipe, pause);
  const trained = await trainModel(relabel(samples, objective.from), recipe, pause);
  const calibration = await calibrateOrder(trained.model, samples, pause);
  return {
    ...trained,
    model: calibration === undefined ? trained.model : calibrated(trained.model, calibration),
    clusters: { ...trained.clusters, intercept: undefined, weights: undefined },
    standardErrors: undefined,
    learned: { objective, isProbability: calibration !== undefined },
  };
}

async function trainOrder(
  samples: Samples,
  recipe: TrainingRecipe & { readonly objective: OrderObjective },
  pause: Pause,
): Promise<TrainedModel> {
  const { model, calibration, lists, rows, errors } = await fitOrder(samples, recipe, pause);
  const { objective } = recipe;
  await pause();
  return {
    model,
    columns: samples.columns,
    standardErrors: errors && { intercept: undefined, weights: errors.independent },
    clusters: {
      users: new Set(samples.users).size,
      items: new Set(samples.items).size,
      intercept: undefined,
      weights: errors?.robust.map((error) => ({
        robust: error,
        cautious: error,
        degreesOfFreedom: lists - 1,
      })),
    },
    varianceInflation: whitenDesign(samples).varianceInflation,
    samples: { rows: samples.labels.length, positives: countPositives(samples), trainedOn: rows },
    weightsFrom: objective.name === "metric" ? "coordinate-ascent" : "newton",
    learned: { objective, lists, isProbability: calibration !== undefined },
  };
}

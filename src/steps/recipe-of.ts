import type { Experiment } from "../experiment/experiment.ts";
import type { TrainingRecipe } from "../model/recipe.ts";

/** How an experiment asks its model to be trained. */
export function recipeOf({ seed, training }: Pick<Experiment, "seed" | "training">): TrainingRecipe {
  return { seed: `${seed}`, l2: training.l2, negativesPerPositive: training.negativesPerPositive };
}

import type { Split } from "../domain.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { Feature } from "../features/feature.ts";
import type { TrainingRecipe } from "../model/recipe.ts";
import type { Samples } from "../model/samples.ts";
import { type TrainedModel, trainModel } from "../model/train-model.ts";
import type { Pause } from "../pause.ts";
import type { RankingModel } from "../retrieval/query-plan.ts";
import type { SearchSession } from "../retrieval/search-session.ts";
import { buildSamples } from "./build-samples.ts";
import { recipeOf } from "./recipe-of.ts";

/** A trained formula, and what it was made of. */
export interface TrainedFormula {
  readonly samples: Samples;
  readonly recipe: TrainingRecipe;
  readonly trained: TrainedModel;
  readonly ranking: RankingModel;
}

/** Collects the training samples and fits the formula of an experiment. */
export async function trainFormula(
  session: SearchSession,
  split: Split,
  features: readonly Feature[],
  experiment: Experiment,
  pause: Pause,
): Promise<TrainedFormula> {
  const samples = await buildSamples(session, split, features, experiment, pause);
  const recipe = recipeOf(experiment);
  const trained = await trainModel(samples, recipe, pause);
  const { form } = experiment.ranking;
  return { samples, recipe, trained, ranking: { model: trained.model, features, form } };
}

import type { AblatedScores } from "../analysis/formula/ablation.ts";
import type { Feature } from "../features/feature.ts";
import { fitOptimum } from "../model/fit-optimum.ts";
import type { TrainingRecipe } from "../model/recipe.ts";
import { type Samples, selectColumns } from "../model/samples.ts";
import { NO_PAUSE, type Pause } from "../pause.ts";
import { type RankingTrial, scoreModel } from "./score-model.ts";

/**
 * Leaves each feature out in turn, with all of its columns: trains again without it, and ranks again.
 *
 * @param groups The columns of each feature, in the order of the samples' columns.
 * @returns Nothing where there is one feature only, since none would be left.
 */
export async function ablateFeatures(
  trial: RankingTrial,
  samples: Samples,
  groups: readonly (readonly Feature[])[],
  recipe: TrainingRecipe,
  pause: Pause = NO_PAUSE,
): Promise<AblatedScores[]> {
  if (groups.length === 1) return [];
  const all = groups.flat();
  const ablated: AblatedScores[] = [];
  for (const group of groups) {
    const features = all.filter((feature) => !group.includes(feature));
    const columns = features.map((feature) => all.indexOf(feature));
    const { model } = await fitOptimum(selectColumns(samples, columns), recipe, pause);
    const values = await scoreModel(trial, { model, features });
    ablated.push({ without: group.map(({ name }) => name), values });
  }
  return ablated;
}

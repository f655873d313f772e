import { createRandom } from "../random.ts";
import { type CaseControlSample, drawCaseControl } from "./case-control.ts";
import type { ChosenByFolds, Objective } from "./objectives/objective.ts";
import type { Samples } from "./samples.ts";

/** How a model is made from samples, besides the samples. */
export interface TrainingRecipe {
  /** Names the streams of random choices. */
  readonly seed: string;
  /**
   * Strength of the penalty l2/2 · Σ (weight · sd)², which is added to the summed loss; sd is the column's population
   * standard deviation and the intercept is free. As scikit-learn's C = 1/l2 on columns from `StandardScaler`. 0 for none.
   */
  readonly l2: number;
  /** Learn from so many random negatives for each positive; from all where undefined. */
  readonly negativesPerPositive: number | undefined;
  /** What the weights are learned for: logistic loss by default. */
  readonly objective?: Objective | ChosenByFolds | undefined;
}

/** The rows of the samples that a recipe learns from, and the shares that correct the intercept. */
export function drawForTraining(samples: Samples, recipe: TrainingRecipe): CaseControlSample {
  const { seed, negativesPerPositive } = recipe;
  return negativesPerPositive === undefined
    ? { samples, positiveShare: 1, negativeShare: 1 }
    : drawCaseControl(samples, { negativesPerPositive }, createRandom(`${seed}/negatives`));
}

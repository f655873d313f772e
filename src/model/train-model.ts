import { NO_PAUSE, type Pause } from "../pause.ts";
import { correctIntercept } from "./case-control.ts";
import { errorsOfWeights } from "./errors-of-weights.ts";
import { fitByPackage } from "./fit-by-package.ts";
import { type Optimum, solveDesign } from "./fit-optimum.ts";
import type { LinearModel } from "./linear-model.ts";
import { drawForTraining, type TrainingRecipe } from "./recipe.ts";
import { countPositives, type Samples } from "./samples.ts";
import type { TrainedModel } from "./trained-model.ts";
import { whitenDesign } from "./whitened-design.ts";

/** A trained regression, with all that is known of one. */
export interface LogisticModel extends TrainedModel {
  readonly standardErrors: Optimum["standardErrors"];
  readonly package: NonNullable<TrainedModel["package"]>;
}

/**
 * Trains the logistic regression with `ml-logistic-regression` and checks it against the optimum that Newton's method
 * finds from there.
 *
 * The package's weights are used where it solves the recipe's very problem: with all rows, none reweighted, and no
 * penalty. Elsewhere the optimum is used; the result says which.
 *
 * @throws HarnessError `input` when the samples determine no regression (see `fitOptimum`).
 */
export async function trainModel(
  samples: Samples,
  recipe: TrainingRecipe,
  pause: Pause = NO_PAUSE,
): Promise<LogisticModel> {
  const drawn = drawForTraining(samples, recipe);
  await pause();
  const design = whitenDesign(drawn.samples);
  await pause();
  const { model: fitted, rows, steps } = fitByPackage(drawn.samples, design, recipe.seed);
  await pause();
  const optimum = await solveDesign(design, drawn.samples, recipe.l2, fitted, pause);

  await pause();
  const sameProblem =
    rows === design.rows && recipe.l2 === 0 && drawn.samples.weights.every((weight) => weight === 1);
  return {
    model: correctIntercept(sameProblem ? fitted : optimum.model, drawn),
    columns: samples.columns,
    standardErrors: optimum.standardErrors,
    clusters: errorsOfWeights(design, drawn.samples, recipe.l2, optimum.model),
    varianceInflation: design.varianceInflation,
    samples: {
      rows: samples.labels.length,
      positives: countPositives(samples),
      trainedOn: design.rows,
    },
    package: { rows, steps, distance: distanceInErrors(fitted, optimum) },
    weightsFrom: sameProblem ? "ml-logistic-regression" : "newton",
  };
}

function distanceInErrors(fitted: LinearModel, { model, standardErrors }: Optimum): number {
  const list = ({ intercept, weights }: LinearModel) => [intercept, ...weights];
  const [best, errors] = [list(model), list(standardErrors)];
  return Math.max(...list(fitted).map((value, i) => Math.abs(value - best[i]!) / errors[i]!));
}

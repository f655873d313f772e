import { NO_PAUSE, type Pause } from "../pause.ts";
import { correctIntercept } from "./case-control.ts";
import { type ErrorsOfWeights, errorsOfWeights } from "./errors-of-weights.ts";
import { fitByPackage } from "./fit-by-package.ts";
import { type Optimum, solveDesign } from "./fit-optimum.ts";
import type { LinearModel } from "./linear-model.ts";
import { drawForTraining, type TrainingRecipe } from "./recipe.ts";
import { countPositives, type Samples } from "./samples.ts";
import { whitenDesign } from "./whitened-design.ts";

/** A trained model with what its reader needs to trust it. */
export interface TrainedModel extends Optimum {
  /** Columns of the samples, aligned with the weights. */
  readonly columns: readonly string[];
  /** The errors of the weights where rows of one user or item depend on each other; `standardErrors` are of independent rows. */
  readonly clusters: ErrorsOfWeights;
  /**
   * Of each column: by how much correlation with the others multiplies the variance of its weight, 1 / (1 - R²) of its linear
   * regression on them; at least 1.
   */
  readonly varianceInflation: readonly number[];
  /** What there was, and how many rows the model learned from. */
  readonly samples: { readonly rows: number; readonly positives: number; readonly trainedOn: number };
  /** What `ml-logistic-regression` was given and how far it came. */
  readonly package: {
    readonly rows: number;
    readonly steps: number;
    /** Largest distance of one of its coefficients from the optimum, in standard errors. */
    readonly distance: number;
  };
  /** Whose weights `model` holds: the package's, or the Newton optimum that starts from them. */
  readonly weightsFrom: "ml-logistic-regression" | "newton";
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
): Promise<TrainedModel> {
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

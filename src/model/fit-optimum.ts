import { inputError } from "../errors.ts";
import { NO_PAUSE, type Pause } from "../pause.ts";
import { correctIntercept } from "./case-control.ts";
import { describeSeparation } from "./describe-separation.ts";
import type { LinearModel } from "./linear-model.ts";
import { solveByNewton } from "./newton.ts";
import { drawForTraining, type TrainingRecipe } from "./recipe.ts";
import type { Samples } from "./samples.ts";
import { type WhitenedDesign, whitenDesign } from "./whitened-design.ts";

/** The model that loses least, and how sure its numbers are. */
export interface Optimum {
  readonly model: LinearModel;
  readonly standardErrors: { readonly intercept: number; readonly weights: readonly number[] };
}

/**
 * Fits a model by a recipe: draws its rows, solves by Newton's method, corrects the intercept.
 *
 * @throws HarnessError `input` when the samples determine no regression (see `whitenDesign` and `solveDesign`).
 */
export async function fitOptimum(
  samples: Samples,
  recipe: TrainingRecipe,
  pause: Pause = NO_PAUSE,
): Promise<Optimum> {
  const drawn = drawForTraining(samples, recipe);
  await pause();
  const design = whitenDesign(drawn.samples);
  const optimum = await solveDesign(design, drawn.samples, recipe.l2, undefined, pause);
  return { ...optimum, model: correctIntercept(optimum.model, drawn) };
}

/**
 * Solves a design, in the units of the samples that it was made from.
 *
 * @param start A model to start from; by default the one without weights.
 * @throws HarnessError `input` when there is no finite optimum; the columns that separate the classes are named.
 */
export async function solveDesign(
  design: WhitenedDesign,
  samples: Samples,
  l2: number,
  start?: LinearModel,
  pause: Pause = NO_PAUSE,
): Promise<Optimum> {
  const solution = await solveByNewton(design, l2, start && design.toCoefficients(start), pause);
  if (solution === undefined) {
    const separation = await describeSeparation(samples, pause);
    throw inputError(
      `the regression has no finite optimum: ${separation} positives from negatives without error; remove the feature that gives the label away, add samples, or set training.l2`,
    );
  }
  const [intercept = 0, ...weights] = design.variances(solution.covariance).map(Math.sqrt);
  return { model: design.toModel(solution.coefficients), standardErrors: { intercept, weights } };
}

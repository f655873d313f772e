import { Matrix } from "ml-matrix";
import { type ClusterError, clusterErrors } from "../statistics/cluster-errors.ts";
import { twoWayClusters } from "../statistics/two-way-clusters.ts";
import { evaluateLoss } from "./evaluate-loss.ts";
import { type LinearModel, sigmoid } from "./linear-model.ts";
import type { Samples } from "./samples.ts";
import type { WhitenedDesign } from "./whitened-design.ts";

/** How sure the numbers of a model are where the rows of one user depend on each other, and those of one item. */
export interface ErrorsOfWeights {
  readonly users: number;
  readonly items: number;
  /** Undefined where users or items are too few to say. */
  readonly intercept: ClusterError | undefined;
  readonly weights: readonly ClusterError[] | undefined;
}

/**
 * Two-way cluster-robust standard errors of an optimum, by the derivatives of its loss: weights of rows, inverse
 * propensities and sampled negatives enter them as they enter the loss.
 *
 * @param design Of the samples.
 * @param l2 The penalty of the fit; see `TrainingRecipe`.
 * @param optimum Of the design, before its intercept is corrected.
 */
export function errorsOfWeights(
  design: WhitenedDesign,
  samples: Samples,
  l2: number,
  optimum: LinearModel,
): ErrorsOfWeights {
  const clusters = twoWayClusters(samples.users, samples.items);
  const { width, values } = design;
  const coefficients = design.toCoefficients(optimum);
  const curvature = evaluateLoss(design, coefficients).information.add(Matrix.mul(design.ridge, l2));
  const rows = { width, values, ...derivativesAt(design, coefficients) };
  const [intercept, ...weights] = clusterErrors(rows, clusters, curvature, design.toRaw) ?? [];
  return {
    users: clusters.first.count,
    items: clusters.second.count,
    intercept,
    weights: intercept && weights,
  };
}

/** Of each row's loss in its logit: weight · p - label, and weight · p(1-p). */
function derivativesAt(
  { rows, width, values, labels, weights }: WhitenedDesign,
  coefficients: readonly number[],
): { readonly residuals: Float64Array; readonly curvatures: Float64Array } {
  const residuals = new Float64Array(rows);
  const curvatures = new Float64Array(rows);
  for (let row = 0, i = 0; row < rows; row++) {
    let z = 0;
    for (let j = 0; j < width; j++) z += values[i++]! * coefficients[j]!;
    const p = sigmoid(z);
    residuals[row] = weights[row]! * p - labels[row]!;
    curvatures[row] = weights[row]! * p * (1 - p);
  }
  return { residuals, curvatures };
}

import { inverse, Matrix } from "ml-matrix";
import {
  type ClusteredCovariance,
  clusteredCovariance,
  jackknifedCovariance,
  largestError,
  twoWayError,
  type WayVariances,
} from "../statistics/clustered-variance.ts";
import { effectiveClusters } from "../statistics/effective-clusters.ts";
import { degreesOfFreedom, twoWayClusters } from "../statistics/two-way-clusters.ts";
import { evaluateLoss } from "./evaluate-loss.ts";
import { type LinearModel, sigmoid } from "./linear-model.ts";
import type { Samples } from "./samples.ts";
import type { WhitenedDesign } from "./whitened-design.ts";

/** How sure the numbers of a model are where the rows of one user depend on each other, and those of one item. */
export interface ClusterErrors {
  readonly users: number;
  readonly items: number;
  /** Undefined where users or items are too few to say. */
  readonly intercept: ClusterError | undefined;
  readonly weights: readonly ClusterError[] | undefined;
}

/** Two standard errors of one number. */
export interface ClusterError {
  /** Two-way cluster-robust. */
  readonly robust: number;
  /** The largest of that and of the jackknife's errors, one-way or two-way: for intervals and tests, which hold with few groups. */
  readonly cautious: number;
  /** Of Student's t: users or items less 1, whichever are fewer, and of those that determine this number; see `effectiveClusters`. */
  readonly degreesOfFreedom: number;
}

/**
 * Two-way cluster-robust standard errors of an optimum, by the derivatives of its loss: weights of rows, inverse
 * propensities and sampled negatives enter them as they enter the loss.
 *
 * @param design Of the samples.
 * @param l2 The penalty of the fit; see `TrainingRecipe`.
 * @param optimum Of the design, before its intercept is corrected.
 * @see `clusteredCovariance`
 */
export function clusterErrors(
  design: WhitenedDesign,
  samples: Samples,
  l2: number,
  optimum: LinearModel,
): ClusterErrors {
  const clusters = twoWayClusters(samples.users, samples.items);
  const counts = { users: clusters.first.count, items: clusters.second.count };
  const df = degreesOfFreedom(clusters);
  if (df === undefined) return { ...counts, intercept: undefined, weights: undefined };
  const { width, values } = design;
  const coefficients = design.toCoefficients(optimum);
  const { information } = evaluateLoss(design, coefficients);
  const curvature = information.add(Matrix.mul(design.ridge, l2));
  const rows = { width, values, ...derivativesAt(design, coefficients) };
  const covariance = clusteredCovariance(rows, clusters, curvature);
  const plain = variancesOf(design, covariance);
  const jackknifed = variancesOf(design, jackknifedCovariance(rows, clusters, curvature, covariance));
  const effective = effectiveClusters(rows, clusters, design.toRaw.mmul(inverse(curvature)));
  const [intercept, ...weights] = plain.map((variances, j): ClusterError => {
    const robust = twoWayError(variances);
    const cautious = Math.max(robust, largestError(jackknifed[j]!));
    const degreesOfFreedom = Math.max(1, Math.min(df, effective[j]! - 1));
    return { robust, cautious, degreesOfFreedom };
  });
  return { ...counts, intercept, weights };
}

/** Of intercept and weights in raw units. */
function variancesOf(design: WhitenedDesign, { first, second, twoWay }: ClusteredCovariance): WayVariances[] {
  const byUser = design.variances(first);
  const byItem = design.variances(second);
  return design
    .variances(twoWay)
    .map((variance, j) => ({ first: byUser[j]!, second: byItem[j]!, twoWay: variance }));
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

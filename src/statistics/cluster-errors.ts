import { inverse, Matrix } from "ml-matrix";
import {
  type ClusteredCovariance,
  clusteredCovariance,
  type EstimateRows,
  jackknifedCovariance,
  largestError,
  twoWayError,
} from "./clustered-variance.ts";
import { effectiveClusters } from "./effective-clusters.ts";
import { degreesOfFreedom, type TwoWayClusters } from "./two-way-clusters.ts";

/** Two standard errors of one estimate, whose rows depend on each other within clusters. */
export interface ClusterError {
  /** Two-way cluster-robust. */
  readonly robust: number;
  /** The largest of that and of the jackknife's errors, one-way or two-way: for intervals and tests, which hold with few groups. */
  readonly cautious: number;
  /** Of Student's t: the groups less 1 of the way that has fewer, or fewer where few determine this estimate; at least 1. */
  readonly degreesOfFreedom: number;
}

/**
 * The standard errors of estimates, and their degrees of freedom.
 *
 * @param curvature H of the estimates, with the penalty where there is one.
 * @param toUnits Turns the estimates into those that errors are wanted of, in a row each.
 * @returns One a row of `toUnits`; undefined where there are too few groups to say.
 * @see `clusteredCovariance`, `jackknifedCovariance`, `effectiveClusters`
 */
export function clusterErrors(
  rows: EstimateRows,
  clusters: TwoWayClusters,
  curvature: Matrix,
  toUnits: Matrix,
): ClusterError[] | undefined {
  const df = degreesOfFreedom(clusters);
  if (df === undefined) return undefined;
  const covariance = clusteredCovariance(rows, clusters, curvature);
  const plain = variancesOf(covariance, toUnits);
  const jackknifed = variancesOf(jackknifedCovariance(rows, clusters, curvature, covariance), toUnits);
  const effective = effectiveClusters(rows, clusters, toUnits.mmul(inverse(curvature)));
  return plain.map((variances, j) => {
    const robust = twoWayError(variances);
    const cautious = Math.max(robust, largestError(jackknifed[j]!));
    return { robust, cautious, degreesOfFreedom: Math.max(1, Math.min(df, effective[j]! - 1)) };
  });
}

/**
 * The standard error of the mean of numbers that depend on each other.
 *
 * @returns Undefined where there are too few groups to say.
 */
export function clusterErrorOfMean(
  numbers: Float64Array,
  clusters: TwoWayClusters,
): ClusterError | undefined {
  let mean = 0;
  for (const number of numbers) mean += number / numbers.length;
  const ones = new Float64Array(numbers.length).fill(1);
  const residuals = numbers.map((number) => number - mean);
  const rows = { width: 1, values: ones, residuals, curvatures: ones };
  return clusterErrors(rows, clusters, new Matrix([[numbers.length]]), Matrix.eye(1))?.[0];
}

function variancesOf({ first, second, twoWay }: ClusteredCovariance, toUnits: Matrix) {
  const diagonal = (covariance: Matrix) => toUnits.mmul(covariance).mmul(toUnits.transpose()).diagonal();
  const [one, other] = [diagonal(first), diagonal(second)];
  return diagonal(twoWay).map((variance, j) => ({ first: one[j]!, second: other[j]!, twoWay: variance }));
}

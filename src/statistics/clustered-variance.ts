import { CholeskyDecomposition, inverse, Matrix } from "ml-matrix";
import { symmetricMatrix } from "./symmetric-matrix.ts";
import type { Grouping, TwoWayClusters } from "./two-way-clusters.ts";

/** The rows of an estimate that minimises a sum of losses, at its optimum: a mean, or the coefficients of a regression. */
export interface EstimateRows {
  /** How many numbers are estimated. */
  readonly width: number;
  /** rows × width, row by row: x. */
  readonly values: Float64Array;
  /** r, one a row: it adds r · x to the gradient. */
  readonly residuals: Float64Array;
  /** c, one a row: it adds c · xx' to the curvature. */
  readonly curvatures: Float64Array;
}

/** Covariances of estimates whose rows depend on each other within the groups of one way, of the other, or of both. */
export interface ClusteredCovariance {
  readonly first: Matrix;
  readonly second: Matrix;
  /** first + second - intersections; its diagonal is not always positive. */
  readonly twoWay: Matrix;
}

/** Where groups are more, none of them is so large that an estimate without it would be another. */
const MOST_JACKKNIFED = 10_000;
/** The share of a group's curvature that stays when it is left out: what only that group determines must have an inverse. */
const ALL_BUT = 1e-9;

/**
 * The two-way cluster-robust covariance of an estimate: H⁻¹ J H⁻¹ with the curvature H and, for each way of grouping,
 * J = Σ SS' · G / (G - 1), where S is the gradient of one group; the two ways add up, less their intersections.
 *
 * @param curvature H, with the penalty where there is one.
 * @see Cameron, Gelbach and Miller, Robust inference with multiway clustering, Journal of Business & Economic Statistics 2011
 */
export function clusteredCovariance(
  rows: EstimateRows,
  clusters: TwoWayClusters,
  curvature: Matrix,
): ClusteredCovariance {
  const turn = inverse(curvature);
  const of = (grouping: Grouping) => turn.mmul(gradientVariance(rows, grouping)).mmul(turn);
  return addWays(of(clusters.first), of(clusters.second), of(clusters.both));
}

/**
 * The same by leaving out each group in turn, which few or unequal groups need: (G - 1) / G · Σ dd', where d = (H - H_g)⁻¹ S
 * is how far the estimate moves without group g, by one Newton step. Intersections are taken from `clusteredCovariance`.
 *
 * @see MacKinnon, Nielsen and Webb, Cluster-robust jackknife and bootstrap inference for logistic regression models,
 * Econometric Reviews 2025
 */
export function jackknifedCovariance(
  rows: EstimateRows,
  clusters: TwoWayClusters,
  curvature: Matrix,
  { first, second, twoWay }: ClusteredCovariance,
): ClusteredCovariance {
  const of = (grouping: Grouping, plain: Matrix) =>
    grouping.count > MOST_JACKKNIFED ? plain : leaveOneOut(rows, grouping, curvature);
  const both = Matrix.add(first, second).sub(twoWay);
  return addWays(of(clusters.first, first), of(clusters.second, second), both);
}

/** The variances of one number, by the way in which its rows depend on each other. */
export interface WayVariances {
  readonly first: number;
  readonly second: number;
  readonly twoWay: number;
}

/** The two-way standard error, or the larger one-way error where the subtraction leaves nothing. */
export function twoWayError({ first, second, twoWay }: WayVariances): number {
  return Math.sqrt(twoWay > 0 ? twoWay : Math.max(first, second));
}

/**
 * The largest of the three: where one way adds nothing, two-way variances are too small in half of all samples.
 *
 * @see MacKinnon, Nielsen and Webb, Jackknife inference with two-way clustering, 2024
 */
export function largestError({ first, second, twoWay }: WayVariances): number {
  return Math.sqrt(Math.max(first, second, twoWay));
}

function addWays(first: Matrix, second: Matrix, both: Matrix): ClusteredCovariance {
  return { first, second, twoWay: Matrix.add(first, second).sub(both) };
}

function gradientVariance({ width, values, residuals }: EstimateRows, { of, count }: Grouping): Matrix {
  const { places, many } = placesOf(of, count);
  const sums = new Float64Array(many * width);
  const products = new Float64Array(width * width);
  for (let row = 0, start = 0; row < residuals.length; row++, start += width) {
    const residual = residuals[row]!;
    const place = places[of[row]!]! * width;
    if (place < 0) {
      addProducts(products, 0, values, start, width, residual * residual);
    } else {
      for (let j = 0; j < width; j++) sums[place + j]! += residual * values[start + j]!;
    }
  }
  for (let start = 0; start < sums.length; start += width) addProducts(products, 0, sums, start, width, 1);
  return symmetricMatrix(products, width).mul(count / (count - 1));
}

/** Numbers the groups of several rows; those of one row, as most intersections are, get -1 and need no sums. */
function placesOf(of: Int32Array, count: number): { readonly places: Int32Array; readonly many: number } {
  const places = new Int32Array(count);
  for (const group of of) places[group]! += 1;
  let many = 0;
  for (let group = 0; group < count; group++) places[group] = places[group]! > 1 ? many++ : -1;
  return { places, many };
}

function leaveOneOut(
  { width, values, residuals, curvatures }: EstimateRows,
  { of, count }: Grouping,
  curvature: Matrix,
): Matrix {
  const gradients = new Float64Array(count * width);
  const square = width * width;
  const shares = new Float64Array(count * square);
  for (let row = 0, start = 0; row < residuals.length; row++, start += width) {
    const group = of[row]!;
    const residual = residuals[row]!;
    for (let j = 0; j < width; j++) gradients[group * width + j]! += residual * values[start + j]!;
    addProducts(shares, group * square, values, start, width, curvatures[row]!);
  }
  const moves = new Float64Array(square);
  for (let group = 0; group < count; group++) {
    const share = symmetricMatrix(shares.subarray(group * square, (group + 1) * square), width);
    const gradient = Matrix.columnVector(gradients.subarray(group * width, (group + 1) * width));
    const rest = Matrix.sub(curvature, share.mul(1 - ALL_BUT));
    const move = new CholeskyDecomposition(rest).solve(gradient).to1DArray();
    addProducts(moves, 0, Float64Array.from(move), 0, width, 1);
  }
  return symmetricMatrix(moves, width).mul((count - 1) / count);
}

/** Adds factor · xx' to the lower triangle of the square that starts there. */
function addProducts(
  to: Float64Array,
  square: number,
  x: Float64Array,
  start: number,
  width: number,
  factor: number,
): void {
  for (let a = 0; a < width; a++) {
    const scaled = factor * x[start + a]!;
    const line = square + a * width;
    for (let b = 0; b <= a; b++) to[line + b]! += scaled * x[start + b]!;
  }
}

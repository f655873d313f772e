import { CholeskyDecomposition, inverse, Matrix } from "ml-matrix";
import { inputError } from "../errors.ts";
import { logLoss, sigmoid } from "./linear-model.ts";
import type { WhitenedDesign } from "./whitened-design.ts";

/** The maximum-likelihood coefficients of a whitened design. */
export interface NewtonSolution {
  /** Intercept first. */
  readonly coefficients: number[];
  /** Inverse of the information matrix at the optimum. */
  readonly covariance: Matrix;
  readonly iterations: number;
}

const MAX_ITERATIONS = 50;
const CONVERGED = 1e-10;

/**
 * Maximises the likelihood of a logistic regression by Newton's method (iteratively reweighted least squares), halving
 * a step that would lower the likelihood.
 *
 * @param start Coefficients to start from, intercept first; zeros by default.
 * @throws HarnessError `input` when there is no finite optimum: some combination of the columns separates the classes.
 */
export function solveByNewton(design: WhitenedDesign, start?: readonly number[]): NewtonSolution {
  let coefficients = start ? [...start] : new Array<number>(design.width).fill(0);
  let state = evaluate(design, coefficients);
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
    const cholesky = new CholeskyDecomposition(state.information);
    if (!cholesky.isPositiveDefinite()) break;
    const step = cholesky.solve(Matrix.columnVector(state.gradient)).to1DArray();
    let size = 1;
    let next = evaluate(design, move(coefficients, step, size));
    while (next.logLikelihood < state.logLikelihood - 1e-9 * Math.abs(state.logLikelihood) && size > 1e-6) {
      size /= 2;
      next = evaluate(design, move(coefficients, step, size));
    }
    coefficients = move(coefficients, step, size);
    state = next;
    if (Math.max(...step.map(Math.abs)) * size < CONVERGED) {
      return { coefficients, covariance: inverse(state.information), iterations: iteration };
    }
  }
  throw inputError(
    "the regression has no finite optimum: some combination of the features separates positives from negatives without error; add samples, or remove the feature that gives the label away",
  );
}

function move(from: readonly number[], step: readonly number[], size: number): number[] {
  return from.map((value, i) => value + size * step[i]!);
}

/** Log-likelihood, its gradient X'(y-p), and the information X'diag(p(1-p))X. */
function evaluate({ rows, width, values, labels }: WhitenedDesign, coefficients: readonly number[]) {
  const gradient = new Array<number>(width).fill(0);
  const information = new Float64Array(width * width);
  let logLikelihood = 0;
  for (let row = 0; row < rows; row++) {
    const start = row * width;
    let z = 0;
    for (let j = 0; j < width; j++) z += values[start + j]! * coefficients[j]!;
    const y = labels[row]!;
    const p = sigmoid(z);
    logLikelihood -= logLoss(z, y);
    const residual = y - p;
    const weight = p * (1 - p);
    for (let a = 0; a < width; a++) {
      const value = values[start + a]!;
      gradient[a]! += residual * value;
      const weighted = weight * value;
      for (let b = 0; b <= a; b++) information[a * width + b]! += weighted * values[start + b]!;
    }
  }
  const matrix = new Matrix(width, width);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b <= a; b++) {
      matrix.set(a, b, information[a * width + b]!);
      matrix.set(b, a, information[a * width + b]!);
    }
  }
  return { logLikelihood, gradient, information: matrix };
}

import { CholeskyDecomposition, inverse, Matrix, solve } from "ml-matrix";
import { inputError } from "../errors.ts";
import { centreColumns } from "./centred-columns.ts";
import { checkSamples } from "./check-samples.ts";
import type { LinearModel } from "./linear-model.ts";
import type { Samples } from "./samples.ts";

/**
 * The samples with an intercept, in coordinates in which the columns are uncorrelated and of variance 1: there the
 * safe step of gradient ascent is known (the largest eigenvalue of X'X/n is 1) and correlation costs no steps.
 */
export interface WhitenedDesign {
  readonly rows: number;
  /** Columns with the intercept, which comes first. */
  readonly width: number;
  /** rows × width, row by row; behind them so many rows of zeros that a multiple of `ROW_BLOCK` is there. */
  readonly values: Float64Array;
  /** Labels and weights of the rows, as in `Samples`, then zeros likewise. */
  readonly labels: Float64Array;
  readonly weights: Float64Array;
  /** The matrix R of Σ (weight · sd)² = v'Rv, with whitened coefficients v; it leaves the intercept out. */
  readonly ridge: Matrix;
  /** Turns whitened coefficients into intercept and weights of the raw features. */
  readonly toRaw: Matrix;
  /** The model of the raw features that whitened coefficients (intercept first) stand for. */
  toModel(coefficients: readonly number[]): LinearModel;
  /** The whitened coefficients of a model of the raw features. */
  toCoefficients(model: LinearModel): number[];
  /** Variances of intercept and weights in raw units, from the covariance of the whitened coefficients. */
  variances(covariance: Matrix): number[];
  /** See `TrainedModel`. */
  readonly varianceInflation: readonly number[];
}

/** How many rows are worked on at once. */
export const ROW_BLOCK = 4;
/** A column whose remaining variance, given those before it, is below this share of its own is a combination of them. */
const COLLINEAR = 1e-9;

/**
 * Standardises the columns and whitens them with the Cholesky factor of their correlation matrix.
 *
 * @throws HarnessError `input` when labels are of one class only, a value is not finite, or a column is constant or a
 * linear combination of earlier ones; the column is named.
 */
export function whitenDesign(samples: Samples): WhitenedDesign {
  checkSamples(samples);
  const { columns, labels } = samples;
  const { values: centred, means, deviations, correlations } = centreColumns(samples);
  const width = columns.length + 1;

  // With correlations LL', a standardised row · L⁻ᵀ is white, and standardised weights are L⁻ᵀ · whitened coefficients.
  const whiten = inverse(correlationFactor(correlations, columns)).transpose();
  const scale = whiten.clone().divColumnVector([...deviations]);

  // The intercept: b = v0 - Σ mean · weight.
  const toRaw = Matrix.eye(width);
  toRaw.setSubMatrix(scale, 1, 1);
  toRaw.setSubMatrix(
    Matrix.rowVector([...means])
      .mmul(scale)
      .mul(-1),
    0,
    1,
  );
  const inverseMap = inverse(toRaw);
  const ridge = Matrix.zeros(width, width).setSubMatrix(whiten.transpose().mmul(whiten), 1, 1);

  return {
    rows: labels.length,
    width,
    values: multiply(centred, scale),
    labels: pad(labels),
    weights: pad(samples.weights),
    ridge,
    toRaw,
    toModel(coefficients) {
      const [intercept = 0, ...weights] = toRaw.mmul(Matrix.columnVector([...coefficients])).to1DArray();
      return { intercept, weights };
    },
    toCoefficients: (model) =>
      inverseMap.mmul(Matrix.columnVector([model.intercept, ...model.weights])).to1DArray(),
    variances: (covariance) => toRaw.mmul(covariance).mmul(toRaw.transpose()).diagonal(),
    // The diagonal of the inverse of the correlations.
    varianceInflation: whiten.mmul(whiten.transpose()).diagonal(),
  };
}

/** The lower Cholesky factor of the columns' correlations. */
function correlationFactor(correlations: Matrix, columns: readonly string[]): Matrix {
  const factor = new CholeskyDecomposition(correlations).lowerTriangularMatrix;
  columns.forEach((column, i) => {
    const pivot = factor.get(i, i);
    if (pivot * pivot > COLLINEAR) return;
    throw inputError(
      `training column ${column} is a linear combination of ${partsOf(factor, i, columns).join(", ")}; remove one of them`,
    );
  });
  return factor;
}

/** The columns before column `i` that it is a combination of. */
function partsOf(factor: Matrix, i: number, columns: readonly string[]): string[] {
  const before = factor.subMatrix(0, i - 1, 0, i - 1).transpose();
  const shares = solve(before, factor.subMatrix(i, i, 0, i - 1).transpose()).to1DArray();
  return columns.slice(0, i).filter((_, j) => Math.abs(shares[j]!) > 1e-6);
}

/** The rows times an upper triangular matrix, behind a column of ones. */
function multiply(rows: Float64Array, upper: Matrix): Float64Array {
  const features = upper.rows;
  const factors = Float64Array.from(upper.transpose().to1DArray());
  const product = new Float64Array(padded(rows.length / features) * (features + 1));
  for (let start = 0, to = 0; start < rows.length; start += features) {
    product[to++] = 1;
    for (let column = 0; column < features; column++) {
      let sum = 0;
      for (let j = 0; j <= column; j++) sum += rows[start + j]! * factors[column * features + j]!;
      product[to++] = sum;
    }
  }
  return product;
}

function padded(rows: number): number {
  return Math.ceil(rows / ROW_BLOCK) * ROW_BLOCK;
}

function pad(numbers: Float64Array): Float64Array {
  const longer = new Float64Array(padded(numbers.length));
  longer.set(numbers);
  return longer;
}

import { CholeskyDecomposition, inverse, Matrix } from "ml-matrix";
import { inputError } from "../errors.ts";
import type { LinearModel } from "./linear-model.ts";
import { countPositives, type Samples } from "./samples.ts";

/**
 * The samples with an intercept, in coordinates in which the columns are uncorrelated and of variance 1: there the
 * safe step of gradient ascent is known (the largest eigenvalue of X'X/n is 1) and correlation costs no steps.
 */
export interface WhitenedDesign {
  readonly rows: number;
  /** Columns with the intercept, which comes first. */
  readonly width: number;
  /** rows × width, row by row. */
  readonly values: Float64Array;
  readonly labels: Uint8Array;
  /** The model of the raw features that whitened coefficients (intercept first) stand for. */
  toModel(coefficients: readonly number[]): LinearModel;
  /** The whitened coefficients of a model of the raw features. */
  toCoefficients(model: LinearModel): number[];
  /** Standard errors of intercept and weights in raw units, from the covariance of the whitened coefficients. */
  standardErrors(covariance: Matrix): number[];
}

/** A column whose remaining variance, given those before it, is below this share of its own is a combination of them. */
const COLLINEAR = 1e-9;

/**
 * Standardises the columns and whitens them with the Cholesky factor of their correlation matrix.
 *
 * @throws HarnessError `input` when labels are of one class only, a value is not finite, or a column is constant or a
 * linear combination of earlier ones; the column is named.
 */
export function whitenDesign(samples: Samples): WhitenedDesign {
  const features = samples.columns.length;
  const rows = samples.labels.length;
  checkSamples(samples);

  const means = columnMeans(samples);
  const centered = center(samples, means);
  const deviations = columnDeviations(centered, samples);
  for (let i = 0; i < centered.length; i++) centered[i]! /= deviations[i % features]!;
  const factor = correlationFactor(centered, samples);
  const back = inverse(factor).transpose();

  const width = features + 1;
  const values = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    values[row * width] = 1;
    for (let column = 0; column < features; column++) {
      let sum = 0;
      for (let j = 0; j <= column; j++) sum += centered[row * features + j]! * back.get(j, column);
      values[row * width + column + 1] = sum;
    }
  }

  // Raw weights are a linear map of whitened coefficients: b = v0 - Σ wj·meanj, wj = (L⁻ᵀ v)j / sdj.
  const map = Matrix.zeros(width, width);
  map.set(0, 0, 1);
  for (let j = 0; j < features; j++) {
    for (let column = j; column < features; column++) {
      const weight = back.get(j, column) / deviations[j]!;
      map.set(j + 1, column + 1, weight);
      map.set(0, column + 1, map.get(0, column + 1) - weight * means[j]!);
    }
  }
  const inverseMap = inverse(map);

  return {
    rows,
    width,
    values,
    labels: samples.labels,
    toModel(coefficients) {
      const [intercept = 0, ...weights] = map.mmul(Matrix.columnVector([...coefficients])).to1DArray();
      return { intercept, weights };
    },
    toCoefficients: (model) =>
      inverseMap.mmul(Matrix.columnVector([model.intercept, ...model.weights])).to1DArray(),
    standardErrors: (covariance) => map.mmul(covariance).mmul(map.transpose()).diagonal().map(Math.sqrt),
  };
}

function checkSamples(samples: Samples): void {
  const positives = countPositives(samples);
  if (positives === 0 || positives === samples.labels.length) {
    throw inputError(
      `the training samples hold ${positives} positives and ${samples.labels.length - positives} negatives; a regression needs both, so check labels and positiveFrom in the dataset, and the training source in the experiment`,
    );
  }
  const bad = samples.values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw inputError(
      `training column ${samples.columns[bad % samples.columns.length]} is ${samples.values[bad]} in some sample; check the payload that it reads, and whether its transform is defined there`,
    );
  }
}

function columnMeans(samples: Samples): Float64Array {
  const width = samples.columns.length;
  const sums = new Float64Array(width);
  samples.values.forEach((value, i) => {
    sums[i % width]! += value;
  });
  return sums.map((sum) => sum / samples.labels.length);
}

function center(samples: Samples, means: Float64Array): Float64Array {
  return samples.values.map((value, i) => value - means[i % means.length]!);
}

function columnDeviations(centered: Float64Array, samples: Samples): Float64Array {
  const width = samples.columns.length;
  const sums = new Float64Array(width);
  centered.forEach((value, i) => {
    sums[i % width]! += value * value;
  });
  return sums.map((sum, column) => {
    const deviation = Math.sqrt(sum / samples.labels.length);
    if (deviation > 0) return deviation;
    throw inputError(
      `training column ${samples.columns[column]} has the same value in every sample; remove the feature, or check that the payload holds it`,
    );
  });
}

/** The lower Cholesky factor of the columns' correlations. */
function correlationFactor(standardised: Float64Array, samples: Samples): Matrix {
  const width = samples.columns.length;
  const correlations = Matrix.zeros(width, width);
  for (let start = 0; start < standardised.length; start += width) {
    for (let a = 0; a < width; a++) {
      for (let b = 0; b <= a; b++) {
        correlations.set(a, b, correlations.get(a, b) + standardised[start + a]! * standardised[start + b]!);
      }
    }
  }
  for (let a = 0; a < width; a++) {
    for (let b = 0; b <= a; b++) {
      const correlation = correlations.get(a, b) / samples.labels.length;
      correlations.set(a, b, correlation);
      correlations.set(b, a, correlation);
    }
  }
  const factor = new CholeskyDecomposition(correlations).lowerTriangularMatrix;
  samples.columns.forEach((column, i) => {
    const pivot = factor.get(i, i);
    if (!(pivot * pivot > COLLINEAR)) {
      throw inputError(
        `training column ${column} is a linear combination of the columns before it (${samples.columns.slice(0, i).join(", ")}); remove one of them`,
      );
    }
  });
  return factor;
}

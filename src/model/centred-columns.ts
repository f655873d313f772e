import { Matrix } from "ml-matrix";
import { inputError } from "../errors.ts";
import type { Samples } from "./samples.ts";
import { symmetricMatrix } from "./symmetric-matrix.ts";

/** The columns of samples less their means. */
export interface CentredColumns {
  /** rows × columns, row by row. */
  readonly values: Float64Array;
  readonly means: readonly number[];
  /** Population standard deviations. */
  readonly deviations: readonly number[];
  readonly correlations: Matrix;
}

/** A column whose deviation is below this share of its mean varies by rounding only. */
const CONSTANT = 1e-12;

/**
 * Takes the mean from every column, and measures how columns vary and go together.
 *
 * @throws HarnessError `input` when columns are constant; all of them are named.
 */
export function centreColumns({ columns, values, labels }: Samples): CentredColumns {
  const means = columnMeans(values, columns.length);
  const centred = new Float64Array(values.length);
  for (let i = 0; i < values.length; ) {
    for (const mean of means) centred[i] = values[i++]! - mean;
  }
  const covariances = covariancesOf(centred, columns.length);
  const deviations = covariances.diagonal().map(Math.sqrt);
  const constant = columns.filter((_, j) => !(deviations[j]! > CONSTANT * Math.abs(means[j]!)));
  if (constant.length > 0) {
    throw inputError(
      constant.map(
        (column) =>
          `training column ${column} has the same value in all ${labels.length} samples; remove the feature, or check that the payload holds it`,
      ),
    );
  }
  const scale = Matrix.columnVector(deviations).mmul(Matrix.rowVector(deviations));
  return { values: centred, means, deviations, correlations: covariances.div(scale) };
}

function columnMeans(values: Float64Array, width: number): number[] {
  const sums = new Array<number>(width).fill(0);
  for (let i = 0; i < values.length; ) {
    for (let column = 0; column < width; column++) sums[column]! += values[i++]!;
  }
  return sums.map((sum) => sum / (values.length / width));
}

function covariancesOf(centred: Float64Array, width: number): Matrix {
  const sums = new Float64Array(width * width);
  for (let start = 0; start < centred.length; start += width) {
    for (let a = 0; a < width; a++) {
      const value = centred[start + a]!;
      for (let b = 0; b <= a; b++) sums[a * width + b]! += value * centred[start + b]!;
    }
  }
  return symmetricMatrix(sums, width).div(centred.length / width);
}

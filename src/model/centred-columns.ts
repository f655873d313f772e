import { Matrix } from "ml-matrix";
import { inputError } from "../errors.ts";
import { symmetricMatrix } from "../statistics/symmetric-matrix.ts";
import type { Samples } from "./samples.ts";

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
/** Weights are of the size of 1 / deviation, and Qdrant keeps them in 32 bits: from 1e-38 to 3e38, with room for both. */
const LEAST = 1e-35;
const GREATEST = 1e35;

/**
 * Takes the mean from every column, and measures how columns vary and go together.
 *
 * @throws HarnessError `input` when columns are constant, or vary by too little or too much; all of them are named.
 */
export function centreColumns({ columns, values, labels }: Samples): CentredColumns {
  const means = columnMeans(values, columns.length);
  const centred = new Float64Array(values.length);
  for (let i = 0; i < values.length; ) {
    for (const mean of means) centred[i] = values[i++]! - mean;
  }
  const covariances = covariancesOf(centred, columns.length);
  const deviations = covariances.diagonal().map(Math.sqrt);
  const problems = columns.flatMap((column, j) => {
    const deviation = deviations[j]!;
    const usable = deviation >= LEAST && deviation <= GREATEST;
    if (usable && deviation > CONSTANT * Math.abs(means[j]!)) return [];
    const [low, high] = rangeOf(values, j, columns.length);
    return low === high || usable
      ? `training column ${column} has the same value in all ${labels.length} samples; remove the feature, or check that the payload holds it`
      : `training column ${column} goes from ${low} to ${high}, which no 32-bit weight can balance; scale it so that it varies by ${LEAST} to ${GREATEST.toExponential(0)}`;
  });
  if (problems.length > 0) throw inputError(problems);
  const scale = Matrix.columnVector(deviations).mmul(Matrix.rowVector(deviations));
  return { values: centred, means, deviations, correlations: covariances.div(scale) };
}

function rangeOf(values: Float64Array, column: number, width: number): [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = column; i < values.length; i += width) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return [low, high];
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

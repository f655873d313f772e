import { Matrix } from "ml-matrix";

/** The symmetric matrix whose lower triangle is given, row by row in a square of `width`. */
export function symmetricMatrix(lower: Float64Array, width: number): Matrix {
  const matrix = new Matrix(width, width);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b <= a; b++) {
      matrix.set(a, b, lower[a * width + b]!);
      matrix.set(b, a, lower[a * width + b]!);
    }
  }
  return matrix;
}

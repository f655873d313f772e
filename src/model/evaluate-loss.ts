import { Matrix } from "ml-matrix";
import { symmetricMatrix } from "../statistics/symmetric-matrix.ts";
import { ROW_BLOCK, type WhitenedDesign } from "./whitened-design.ts";

/** The loss of coefficients on a design, with its first and second derivatives. */
export interface LossDerivatives {
  /** Σ weight · ln(1 + exp(z)) - label · z. */
  readonly loss: number;
  /** Σ (weight · p - label) · x, a column. */
  readonly gradient: Matrix;
  /** Σ weight · p(1-p) · xx'. */
  readonly information: Matrix;
}

/**
 * Evaluates coefficients on a whitened design.
 *
 * Training spends its time here. Four rows at a time halve it: each sum is then read and written once for four.
 *
 * @param coefficients Intercept first.
 */
export function evaluateLoss(design: WhitenedDesign, coefficients: readonly number[]): LossDerivatives {
  const { width, values, labels, weights } = design;
  const v = Float64Array.from(coefficients);
  const gradient = new Float64Array(width);
  const sums = new Float64Array(width * width);
  const slopes = new Float64Array(ROW_BLOCK);
  const curvatures = new Float64Array(ROW_BLOCK);
  let loss = 0;
  for (let row = 0; row < labels.length; row += ROW_BLOCK) {
    const start0 = row * width;
    for (let lane = 0; lane < ROW_BLOCK; lane++) {
      const start = start0 + lane * width;
      let z = 0;
      for (let j = 0; j < width; j++) z += values[start + j]! * v[j]!;
      const weight = weights[row + lane]!;
      const label = labels[row + lane]!;
      const e = Math.exp(-Math.abs(z)); // for both: p = 1/(1+exp(-z)), and ln(1+exp(z))
      const p = (z >= 0 ? 1 : e) / (1 + e);
      loss += weight * (Math.max(z, 0) + Math.log1p(e)) - label * z;
      slopes[lane] = weight * p - label;
      curvatures[lane] = weight * p * (1 - p);
    }

    const s0 = slopes[0]!;
    const s1 = slopes[1]!;
    const s2 = slopes[2]!;
    const s3 = slopes[3]!;
    const c0 = curvatures[0]!;
    const c1 = curvatures[1]!;
    const c2 = curvatures[2]!;
    const c3 = curvatures[3]!;
    const start1 = start0 + width;
    const start2 = start1 + width;
    const start3 = start2 + width;
    for (let a = 0; a < width; a++) {
      const x0 = values[start0 + a]!;
      const x1 = values[start1 + a]!;
      const x2 = values[start2 + a]!;
      const x3 = values[start3 + a]!;
      gradient[a]! += s0 * x0 + s1 * x1 + s2 * x2 + s3 * x3;
      const w0 = c0 * x0;
      const w1 = c1 * x1;
      const w2 = c2 * x2;
      const w3 = c3 * x3;
      for (let b = 0; b <= a; b++) {
        sums[a * width + b]! +=
          w0 * values[start0 + b]! +
          w1 * values[start1 + b]! +
          w2 * values[start2 + b]! +
          w3 * values[start3 + b]!;
      }
    }
  }
  return { loss, gradient: Matrix.columnVector(gradient), information: symmetricMatrix(sums, width) };
}

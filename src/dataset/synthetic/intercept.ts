import { sigmoid } from "../../model/linear-model.ts";

/**
 * Finds the intercept b that gives logits a wanted mean probability: mean of sigmoid(z + b) = rate.
 *
 * By Newton's method on the logarithm of the mean, which is nearly linear in b while the rate is small, inside a
 * bracket that each step narrows.
 *
 * @param rows The logits z.
 * @param rate In (0, 1).
 */
export function solveIntercept(rows: readonly Float32Array[], rate: number): number {
  // Too small, since sigmoid(x) < exp(x): here even the greatest logit has a probability below the rate.
  let low = Math.log(rate) - greatest(rows);
  let high = Number.POSITIVE_INFINITY;
  let intercept = low;
  for (;;) {
    const { mean, slope } = meanProbability(rows, intercept);
    if (mean < rate) low = intercept;
    else high = intercept;
    const newton = intercept + (Math.log(rate / mean) * mean) / slope;
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    // Newton's error after a step of s is of the order of s².
    if (Math.abs(next - intercept) < 1e-6) return next;
    intercept = next;
  }
}

function greatest(rows: readonly Float32Array[]): number {
  let result = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    for (const logit of row) if (logit > result) result = logit;
  }
  return result;
}

/** The mean of sigmoid(z + b), and its derivative in b. */
function meanProbability(rows: readonly Float32Array[], intercept: number): { mean: number; slope: number } {
  let sum = 0;
  let slope = 0;
  let count = 0;
  for (const row of rows) {
    count += row.length;
    for (const logit of row) {
      const p = sigmoid(logit + intercept);
      sum += p;
      slope += p * (1 - p);
    }
  }
  return { mean: sum / count, slope: slope / count };
}

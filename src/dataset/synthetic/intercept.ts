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
  const odds = Math.log(rate / (1 - rate));
  // If all logits were the greatest, this b would be right; as they are smaller, it is too small. And the other way.
  let low = odds - extreme(rows, Math.max);
  let high = odds - extreme(rows, Math.min);
  let intercept = low;
  for (;;) {
    const { mean, slope } = meanProbability(rows, intercept);
    if (mean < rate) low = intercept;
    else high = intercept;
    const step = (Math.log(rate / mean) * mean) / slope;
    const inside = intercept + step > low && intercept + step < high;
    const next = inside ? intercept + step : (low + high) / 2;
    if (Math.abs(next - intercept) < 1e-9) return next;
    intercept = next;
  }
}

function extreme(rows: readonly Float32Array[], pick: (a: number, b: number) => number): number {
  return rows.map((row) => row.reduce((a, b) => pick(a, b))).reduce((a, b) => pick(a, b));
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

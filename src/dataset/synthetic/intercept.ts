import { inputError } from "../../errors.ts";
import { sigmoid } from "../../model/linear-model.ts";
import { NO_PAUSE, type Pause } from "../../pause.ts";

/** A bracket is halved down to neighbouring numbers in far fewer. */
const MAX_STEPS = 200;

/**
 * Finds the intercept b that gives logits a wanted mean probability: mean of sigmoid(z + b) = rate.
 *
 * By Newton's method on the logarithm of the mean, which is nearly linear in b while the rate is small, inside a
 * bracket that each step narrows.
 *
 * @param rows The logits z.
 * @param rate In (0, 1).
 * @param counts How often each logit is there; once by default.
 * @throws HarnessError `input` where there is none, as where a logit is no finite number.
 */
export async function solveIntercept(
  rows: readonly (Float32Array | Float64Array)[],
  rate: number,
  pause: Pause = NO_PAUSE,
  counts?: readonly Float64Array[],
): Promise<number> {
  // Too small, since sigmoid(x) < exp(x): here even the greatest logit has a probability below the rate.
  let low = Math.log(rate) - (await greatest(rows, pause));
  let high = Number.POSITIVE_INFINITY;
  let intercept = low;
  for (let step = 0; step < MAX_STEPS; step++) {
    const { mean, slope } = await meanProbability(rows, intercept, pause, counts);
    if (mean < rate) low = intercept;
    else high = intercept;
    const newton = intercept + (Math.log(rate / mean) * mean) / slope;
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    // Newton's error after a step of s is of the order of s².
    if (Math.abs(next - intercept) < 1e-6) return next;
    intercept = next;
  }
  throw inputError(
    `no intercept gives the clicks a mean probability of ${rate}; check clicks.weights, clicks.noise and clicks.relevantMean`,
  );
}

async function greatest(rows: readonly (Float32Array | Float64Array)[], pause: Pause): Promise<number> {
  let result = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    await pause();
    for (const logit of row) if (logit > result) result = logit;
  }
  return result;
}

/** The mean of sigmoid(z + b), and its derivative in b. */
async function meanProbability(
  rows: readonly (Float32Array | Float64Array)[],
  intercept: number,
  pause: Pause,
  counts: readonly Float64Array[] | undefined,
): Promise<{ mean: number; slope: number }> {
  let sum = 0;
  let slope = 0;
  let count = 0;
  for (const [i, row] of rows.entries()) {
    await pause();
    const times = counts?.[i];
    for (let j = 0; j < row.length; j++) {
      const n = times === undefined ? 1 : times[j]!;
      if (n === 0) continue;
      const p = sigmoid(row[j]! + intercept);
      count += n;
      sum += n * p;
      slope += n * p * (1 - p);
    }
  }
  return { mean: sum / count, slope: slope / count };
}

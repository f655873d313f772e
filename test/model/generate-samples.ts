import { sigmoid } from "../../src/model/linear-model.ts";
import type { Samples } from "../../src/model/samples.ts";
import { createRandom } from "../../src/random.ts";

/** Samples of few rows, written out: values row by row. */
export function samplesOf(columns: readonly string[], values: number[], labels: number[]): Samples {
  return {
    columns,
    values: Float64Array.from(values),
    labels: Float64Array.from(labels),
    weights: new Float64Array(labels.length).fill(1),
    users: Int32Array.from(labels, (_, row) => row),
    items: Int32Array.from(labels, (_, row) => row),
  };
}

/**
 * Samples of a world whose model is known: P(y=1) = sigmoid(intercept + 2a + 0.3(year - 1995)), with columns of different
 * scales that correlate; ten rows a user.
 */
export function generateSamples(rows: number, intercept: number, seed = "world"): Samples {
  const random = createRandom(`${seed}/${rows}`);
  const samples = samplesOf(["a", "year"], new Array(rows * 2).fill(0), new Array(rows).fill(0));
  for (let row = 0; row < rows; row++) {
    const a = random();
    const year = 1990 + 10 * (0.5 * a + random());
    samples.values.set([a, year], row * 2);
    samples.labels[row] = random() < sigmoid(intercept + 2 * a + 0.3 * (year - 1995)) ? 1 : 0;
    samples.users[row] = Math.floor(row / 10);
  }
  return samples;
}

/** A recipe without frills, but for what is given. */
export function recipeOf(given: { l2?: number; negativesPerPositive?: number } = {}) {
  const { l2 = 0, negativesPerPositive } = given;
  return { seed: "1", l2, negativesPerPositive };
}

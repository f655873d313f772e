import { sigmoid } from "../../../src/model/linear-model.ts";
import type { Samples } from "../../../src/model/samples.ts";
import { createRandom } from "../../../src/random.ts";

const COLUMNS = ["score", "affinity", "popularity", "year", "seconds", "flag", "hinge", "noise"];

/** Samples as they come: columns of different scales, some of which correlate, and a positive in thirty. */
export function generateSamples(rows: number): Samples {
  const random = createRandom(`bench/training/${rows}`);
  const values = new Float64Array(rows * COLUMNS.length);
  const labels = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const score = 0.35 + 0.15 * (random() + random() + random() - 1.5);
    const affinity = score * random();
    const popularity = -Math.log(1 - random());
    const year = 1960 + 60 * random();
    const seconds = 3600 * random();
    const flag = random() < 0.3 ? 1 : 0;
    const hinge = Math.max(0, year - 1990);
    values.set([score, affinity, popularity, year, seconds, flag, hinge, random()], row * COLUMNS.length);
    const z = -6.5 + 6 * score + 2 * affinity + 0.5 * popularity + 0.01 * hinge + 0.4 * flag - seconds / 7200;
    labels[row] = random() < sigmoid(z) ? 1 : 0;
  }
  return {
    columns: COLUMNS,
    values,
    labels,
    weights: new Float64Array(rows).fill(1),
    users: new Int32Array(rows),
    items: new Int32Array(rows),
  };
}

import { describe, expect, it } from "vitest";
import { parseMeasure } from "../../../src/metrics/parse-measure.ts";
import { fitOrder } from "../../../src/model/objectives/fit-order.ts";
import type { OrderObjective } from "../../../src/model/objectives/objective.ts";
import { createRandom } from "../../../src/random.ts";
import { listedSamples } from "./listed-samples.ts";

const OBJECTIVES: readonly OrderObjective[] = [
  { name: "pairwise" },
  { name: "listwise" },
  { name: "metric", measure: parseMeasure("nDCG@5") },
];

/** 60 lists of 12 rows: relevant where 2a - b and noise are high; a third column tells lists apart, and no rows. */
function world(noise = 0.5) {
  const random = createRandom("lists");
  const rows = Array.from({ length: 60 }, (_, list) => {
    const level = 10 * random();
    return Array.from({ length: 12 }, () => {
      const [a, b] = [random(), random()];
      const z = 2 * a - b + noise * (random() - 0.5);
      return [list, z > 1 ? 1 : 0, a, b, level + 1e-3 * random()] as const;
    });
  });
  return listedSamples(rows.flat());
}

describe.each(OBJECTIVES)("learning for $name", (objective) => {
  it("finds the direction of the true weights", async () => {
    const { model } = await fitOrder(world(), { objective, l2: 1, seed: "1" });
    const [a = 0, b = 0] = model.weights;
    expect(b / a).toBeGreaterThan(-0.65);
    expect(b / a).toBeLessThan(-0.35);
  });

  it("gives a sigmoid that is a probability: its mean is the share of positives", async () => {
    const samples = world();
    const { model, calibration } = await fitOrder(samples, { objective, l2: 1, seed: "1" });
    expect(calibration?.slope).toBeGreaterThan(0);
    const { values, labels } = samples;
    const probabilities = Array.from(labels, (_, row) => {
      const z = model.weights.reduce((sum, w, j) => sum + w * values[3 * row + j]!, model.intercept);
      return 1 / (1 + Math.exp(-z));
    });
    const mean = (numbers: ArrayLike<number>) => Array.from(numbers).reduce((a, b) => a + b) / numbers.length;
    expect(mean(probabilities)).toBeCloseTo(mean(labels), 6);
  });

  it("refuses samples that are in no lists", async () => {
    const { offered: _, ...samples } = world();
    await expect(fitOrder(samples, { objective, l2: 0, seed: "1" })).rejects.toThrow(
      'take "training": { "source": "candidates", … }',
    );
  });

  it("refuses lists that teach no order", async () => {
    const samples = listedSamples([
      [0, 1, 0.3, 1],
      [0, 1, 0.4, 0],
      [1, 0, 0.2, 0],
    ]);
    await expect(fitOrder(samples, { objective, l2: 0, seed: "1" })).rejects.toThrow(
      "no training list holds items of different grades",
    );
  });
});

it("names the objective where some weights put every list in order", async () => {
  const samples = world(0);
  await expect(fitOrder(samples, { objective: { name: "pairwise" }, l2: 0, seed: "1" })).rejects.toThrow(
    "training.objective pairwise has no finite optimum",
  );
  await expect(
    fitOrder(samples, { objective: { name: "pairwise" }, l2: 1, seed: "1" }),
  ).resolves.toBeDefined();
});

it("gives errors that shrink by half with four times the lists", async () => {
  const samples = world();
  const four = listedSamples(
    [0, 1, 2, 3].flatMap((copy) =>
      Array.from(
        samples.labels,
        (label, row) =>
          [60 * copy + samples.users[row]!, label, ...samples.values.subarray(3 * row, 3 * row + 3)] as [
            number,
            number,
            ...number[],
          ],
      ),
    ),
  );
  const learn = (part: typeof samples) =>
    fitOrder(part, { objective: { name: "listwise" }, l2: 0, seed: "1" });
  const [one, all] = [await learn(samples), await learn(four)];
  // The errors have the factors G / (G - 1) of G lists; calibration, with its small penalty, is nearly the same.
  const ratio = one.errors!.robust[0]! / all.errors!.robust[0]!;
  expect(ratio).toBeCloseTo(2 * Math.sqrt(60 / 59 / (240 / 239)), 2);
});

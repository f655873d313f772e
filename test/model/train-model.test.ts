import { describe, expect, it } from "vitest";
import { sigmoid } from "../../src/model/linear-model.ts";
import type { Samples } from "../../src/model/samples.ts";
import { trainModel } from "../../src/model/train-model.ts";
import { createRandom } from "../../src/random.ts";

/** Samples of a world whose weights are known, with columns of different scales that correlate. */
function world(rows: number, intercept: number, weights: readonly [number, number]): Samples {
  const random = createRandom(`world/${rows}`);
  const values = new Float64Array(rows * 2);
  const labels = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const a = random();
    const b = 1990 + 10 * (0.5 * a + random());
    values.set([a, b], row * 2);
    labels[row] = random() < sigmoid(intercept + weights[0] * a + weights[1] * (b - 1995)) ? 1 : 0;
  }
  return { columns: ["a", "year"], values, labels };
}

describe("with few samples", () => {
  const trained = trainModel(world(4000, -1, [2, 0.3]), "1");

  it("uses the weights of ml-logistic-regression on all rows, at the optimum that Newton finds", () => {
    expect(trained.weightsFrom).toBe("ml-logistic-regression");
    expect(trained.package.rows).toBe(4000);
    expect(trained.package.distance).toBeLessThan(0.01);
  });

  it("recovers the generating weights within 3 standard errors", () => {
    const [a, year] = trained.model.weights;
    expect(Math.abs(a! - 2)).toBeLessThan(3 * trained.standardErrors.weights[0]!);
    expect(Math.abs(year! - 0.3)).toBeLessThan(3 * trained.standardErrors.weights[1]!);
  });

  it("predicts on average what was observed, as a regression with an intercept must", () => {
    const { values, labels } = world(4000, -1, [2, 0.3]);
    const { intercept, weights } = trained.model;
    let predicted = 0;
    labels.forEach((_, row) => {
      predicted += sigmoid(intercept + weights[0]! * values[2 * row]! + weights[1]! * values[2 * row + 1]!);
    });
    expect(predicted / 4000).toBeCloseTo(trained.samples.positives / 4000, 4);
  });
});

describe("with more samples than the package can take in time", () => {
  const samples = world(200_000, -6, [2, 0.1]);
  const trained = trainModel(samples, "1");

  it("gives the package all positives and three negatives for each", () => {
    expect(trained.package.rows).toBe(4 * trained.samples.positives);
  });

  it("carries its weights to the optimum of all rows, and says so", () => {
    expect(trained.weightsFrom).toBe("newton");
    expect(trained.package.distance).toBeGreaterThan(0.01);
    expect(trained.package.distance).toBeLessThan(5);
  });

  it("is better than the base rate and ranks better than chance", () => {
    expect(trained.fit.logLoss).toBeLessThan(trained.fit.baseLogLoss);
    expect(trained.fit.auc).toBeGreaterThan(0.6);
  });
});

describe("samples that determine no regression are refused by name", () => {
  const columns = ["a", "b"];
  const labels = Uint8Array.of(0, 1, 0, 1);

  it.each([
    [
      "only one class",
      Float64Array.of(1, 2, 3, 1, 5, 9, 7, 8),
      Uint8Array.of(1, 1, 1, 1),
      /4 positives and 0 negatives/,
    ],
    [
      "a value that is no number",
      Float64Array.of(1, 2, 3, Number.NaN, 5, 6, 7, 8),
      labels,
      /column b is NaN/,
    ],
    ["a constant column", Float64Array.of(1, 2, 3, 2, 5, 2, 7, 2), labels, /column b has the same value/],
    [
      "a column twice",
      Float64Array.of(1, 2, 3, 6, 5, 10, 8, 16),
      labels,
      /column b is a linear combination .*\(a\)/,
    ],
    [
      "separated classes",
      Float64Array.of(1, 2, 9, 1, 2, 3, 8, 1),
      labels,
      /separates positives from negatives/,
    ],
  ])("%s", (_, values, given, message) => {
    expect(() => trainModel({ columns, values, labels: given }, "1")).toThrow(message);
  });
});

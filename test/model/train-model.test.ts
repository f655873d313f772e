import { describe, expect, it } from "vitest";
import { fitOptimum } from "../../src/model/fit-optimum.ts";
import { sigmoid } from "../../src/model/linear-model.ts";
import { trainModel } from "../../src/model/train-model.ts";
import { generateSamples, recipeOf } from "./generate-samples.ts";

describe("with few samples", async () => {
  const samples = generateSamples(4000, -1);
  const trained = await trainModel(samples, recipeOf());

  it("uses the weights of ml-logistic-regression on all rows, at the optimum that Newton finds", () => {
    expect(trained.weightsFrom).toBe("ml-logistic-regression");
    expect(trained.package.rows).toBe(4000);
    expect(trained.package.distance).toBeLessThan(0.001);
  });

  it("recovers the generating weights within 3 standard errors", () => {
    const [a, year] = trained.model.weights;
    expect(Math.abs(a! - 2)).toBeLessThan(3 * trained.standardErrors.weights[0]!);
    expect(Math.abs(year! - 0.3)).toBeLessThan(3 * trained.standardErrors.weights[1]!);
  });

  it("predicts on average what was observed, as a regression with an intercept must", () => {
    const { intercept, weights } = trained.model;
    let predicted = 0;
    samples.labels.forEach((_, row) => {
      const [a, year] = samples.values.subarray(2 * row, 2 * row + 2);
      predicted += sigmoid(intercept + weights[0]! * a! + weights[1]! * year!);
    });
    expect(predicted / 4000).toBeCloseTo(trained.samples.positives / 4000, 4);
  });
});

describe("with more samples than the package can take in time", async () => {
  const samples = generateSamples(200_000, -6);
  const trained = await trainModel(samples, recipeOf());

  it("gives the package all positives and three negatives for each", () => {
    expect(trained.package.rows).toBe(4 * trained.samples.positives);
  });

  it("carries its weights to the optimum of all rows, and says so", () => {
    expect(trained.weightsFrom).toBe("newton");
    expect(trained.samples.trainedOn).toBe(200_000);
    expect(trained.package.distance).toBeGreaterThan(0.01);
    expect(trained.package.distance).toBeLessThan(5);
  });

  it("arrives where Newton's method arrives without a start", async () => {
    const { model } = await fitOptimum(samples, recipeOf());
    expect(trained.model.weights[0]).toBeCloseTo(model.weights[0]!, 9);
    expect(trained.model.intercept / model.intercept).toBeCloseTo(1, 9);
  });
});

it("gives the package a share of the positives as well, where they are too many", async () => {
  const { package: named, samples } = await trainModel(generateSamples(100_000, -1.5), recipeOf());
  expect(samples.positives).toBeGreaterThan(20_000);
  expect(named.rows).toBe(40_000);
  expect(named.distance).toBeLessThan(5);
});

it("uses Newton's weights where the package does not know the problem: with a penalty", async () => {
  const { weightsFrom, package: named } = await trainModel(generateSamples(4000, -1), recipeOf({ l2: 100 }));
  expect(weightsFrom).toBe("newton");
  expect(named.rows).toBe(4000);
  expect(named.distance).toBeGreaterThan(0.5);
});

describe("learning from sampled negatives", async () => {
  const samples = generateSamples(50_000, -5);
  const all = await trainModel(samples, recipeOf());
  const sampled = await trainModel(samples, recipeOf({ negativesPerPositive: 2 }));

  it("takes all positives and so many negatives for each", () => {
    expect(sampled.samples.rows).toBe(50_000);
    expect(sampled.samples.trainedOn).toBe(3 * sampled.samples.positives);
  });

  it("corrects the intercept, so that the model is the one of all samples but for chance", () => {
    const errors = sampled.standardErrors;
    expect(Math.abs(sampled.model.intercept - all.model.intercept)).toBeLessThan(3 * errors.intercept);
    sampled.model.weights.forEach((weight, j) => {
      expect(Math.abs(weight - all.model.weights[j]!)).toBeLessThan(3 * errors.weights[j]!);
    });
    expect(errors.weights[0]).toBeGreaterThan(all.standardErrors.weights[0]!);
  });
});

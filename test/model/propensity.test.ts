import { sampleStandardDeviation } from "simple-statistics";
import { expect, it } from "vitest";
import { fitOptimum } from "../../src/model/fit-optimum.ts";
import { sigmoid } from "../../src/model/linear-model.ts";
import type { Samples } from "../../src/model/samples.ts";
import { createRandom } from "../../src/random.ts";
import { recipeOf, samplesOf } from "./generate-samples.ts";

const INTERCEPT = -2;
const WEIGHT = 2;

/**
 * A log with position bias: an item with much of `a` stands high, where users look more often. A positive needs a look
 * and relevance; the relevance is sigmoid(INTERCEPT + WEIGHT · a).
 */
function biasedLog(
  rows: number,
  seed: number,
): { readonly propensities: number[]; readonly samples: Samples } {
  const random = createRandom(`biased/${seed}`);
  const a = Array.from({ length: rows }, random);
  const propensities = a.map((value) => 0.2 + 0.8 * value * random());
  const labels = a.map((value, row) =>
    random() < propensities[row]! && random() < sigmoid(INTERCEPT + WEIGHT * value) ? 1 : 0,
  );
  return { propensities, samples: samplesOf(["a"], a, labels) };
}

function reweighted({ samples, propensities }: ReturnType<typeof biasedLog>): Samples {
  return { ...samples, labels: samples.labels.map((label, row) => label / propensities[row]!) };
}

it("finds what users like rather than what they looked at", async () => {
  const log = biasedLog(20_000, 0);
  const naive = await fitOptimum(log.samples, recipeOf());
  expect(naive.model.weights[0]! - WEIGHT).toBeGreaterThan(5 * naive.standardErrors.weights[0]!);
  const { model, standardErrors } = await fitOptimum(reweighted(log), recipeOf());
  expect(Math.abs(model.weights[0]! - WEIGHT)).toBeLessThan(3 * standardErrors.weights[0]!);
  expect(Math.abs(model.intercept - INTERCEPT)).toBeLessThan(3 * standardErrors.intercept);
});

it("finds the same from a share of the negatives, intercept and all", async () => {
  const samples = reweighted(biasedLog(20_000, 0));
  const { model, standardErrors } = await fitOptimum(samples, recipeOf({ negativesPerPositive: 2 }));
  expect(Math.abs(model.weights[0]! - WEIGHT)).toBeLessThan(3 * standardErrors.weights[0]!);
  expect(Math.abs(model.intercept - INTERCEPT)).toBeLessThan(3 * standardErrors.intercept);
});

it("has standard errors that agree with the spread over logs", async () => {
  const fits = await Promise.all(
    Array.from({ length: 200 }, (_, seed) => fitOptimum(reweighted(biasedLog(2000, seed)), recipeOf())),
  );
  const spread = sampleStandardDeviation(fits.map(({ model }) => model.weights[0]!));
  const stated = fits.reduce((sum, { standardErrors }) => sum + standardErrors.weights[0]!, 0) / fits.length;
  expect(Math.abs(stated / spread - 1)).toBeLessThan(0.15);
});

it("refuses propensities so small that positives would outnumber the samples", async () => {
  const samples = { ...samplesOf(["a"], [1, 2, 3, 4], [0, 1, 0, 1]), labels: Float64Array.of(0, 4, 0, 4) };
  await expect(fitOptimum(samples, recipeOf())).rejects.toThrow(
    "the inverse propensities of the 2 positives add up to 8, and so to more than the 4 samples",
  );
});

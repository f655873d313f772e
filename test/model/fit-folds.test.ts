import { describe, expect, it } from "vitest";
import { fitFolds } from "../../src/model/fit-folds.ts";
import { fitOptimum } from "../../src/model/fit-optimum.ts";
import { type HeldOut, judgeHeldOut } from "../../src/model/judge-held-out.ts";
import type { Samples } from "../../src/model/samples.ts";
import { generateSamples, recipeOf } from "./generate-samples.ts";

const samples = generateSamples(5000, -2);
const users = new Set(samples.users).size;
const foldOf = Int32Array.from({ length: users }, (_, user) => user % 5);

/** A model whose intercept is the number of samples that it has learned from. */
const count = async (others: Samples) => ({ intercept: others.labels.length, weights: [] });

describe("fitFolds", () => {
  it("ranks for every user by a model that has not seen a sample of the fold", async () => {
    const seen: Set<number>[] = [];
    await fitFolds(samples, foldOf, (others) => {
      seen.push(new Set(Array.from(others.users, (user) => foldOf[user]!)));
      return count(others);
    });
    expect(seen.map((folds) => [...folds].sort())).toEqual([
      [1, 2, 3, 4],
      [0, 2, 3, 4],
      [0, 1, 3, 4],
      [0, 1, 2, 4],
      [0, 1, 2, 3],
    ]);
    const modelOf = await fitFolds(samples, foldOf, count);
    const own = Array.from(samples.users).filter((user) => foldOf[user] === foldOf[7]).length;
    expect(modelOf(7).intercept).toBe(samples.labels.length - own);
  });

  it("ranks for everybody by the model of all samples where there are no folds", async () => {
    const modelOf = await fitFolds(samples, undefined, count);
    expect([modelOf(0).intercept, modelOf(7).intercept]).toEqual([5000, 5000]);
  });
});

it("judges every sample once by the model of its fold", async () => {
  const recipe = recipeOf();
  const judged = (await judgeHeldOut(samples, recipe, undefined, foldOf)) as HeldOut;
  expect([judged.users, judged.rows]).toEqual([users, 5000]);
  expect(judged.curve.map(({ share, rows }) => [share, rows])).toEqual([
    [0.01, 40],
    [0.1, 400],
    [1, 4000],
  ]);
  const learn = async (others: Samples) => (await fitOptimum(others, recipe)).model;
  const { intercept, weights } = (await fitFolds(samples, foldOf, learn))(samples.users[17]!);
  const row = samples.values.subarray(17 * weights.length, 18 * weights.length);
  const logit = row.reduce((sum, value, j) => sum + weights[j]! * value, intercept);
  expect(judged.predictions[17]).toBeCloseTo(1 / (1 + Math.exp(-logit)), 12);
});

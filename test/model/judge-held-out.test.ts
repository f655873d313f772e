import { describe, expect, it } from "vitest";
import { type HeldOut, judgeHeldOut } from "../../src/model/judge-held-out.ts";
import { generateSamples, recipeOf, samplesOf } from "./generate-samples.ts";

const samples = generateSamples(20_000, -3);
const judged = (await judgeHeldOut(samples, recipeOf())) as HeldOut;

it("holds a fifth of the users out, with all of their samples", () => {
  expect(judged.users).toBe(2000 / 5);
  expect(judged.rows).toBe(20_000 / 5);
  expect(judged.predictions.length).toBe(4000);
  expect(judged.samples.labels.filter((label) => label === 1).length).toBe(judged.positives);
});

it("learns from shares of the samples of the others", () => {
  expect(judged.curve.map(({ share, rows }) => [share, rows])).toEqual([
    [0.01, 160],
    [0.1, 1600],
    [1, 16_000],
  ]);
  expect(judged.curve.at(-1)!.positives + judged.positives).toBe(
    samples.labels.reduce((sum, label) => sum + label, 0),
  );
});

it("predicts better than the base rate, and better from more samples", () => {
  const fits = judged.curve.map(({ outcome }) => {
    if ("problem" in outcome) throw new Error(outcome.problem);
    return outcome.fit;
  });
  const [one, , all] = fits;
  expect(all!.logLoss).toBeLessThan(all!.baseLogLoss);
  expect(all!.logLoss).toBeLessThan(one!.logLoss);
  expect(all!.brier).toBeLessThan(all!.baseBrier);
  expect(all!.auc).toBeGreaterThan(0.7);
});

it("promises on average what comes, also where the model learned from a share of the negatives", async () => {
  for (const recipe of [recipeOf(), recipeOf({ negativesPerPositive: 2 })]) {
    const { predictions, positives } = (await judgeHeldOut(samples, recipe)) as HeldOut;
    const expected = predictions.reduce((sum, p) => sum + p, 0);
    const deviation = Math.sqrt(predictions.reduce((sum, p) => sum + p * (1 - p), 0));
    expect(Math.abs(expected - positives)).toBeLessThan(3 * deviation);
  }
});

it("says of a share that it is too small to fit, and judges the others", async () => {
  const { curve } = (await judgeHeldOut(generateSamples(1000, -3), recipeOf())) as HeldOut;
  expect(curve[0]!.outcome).toHaveProperty(
    "problem",
    expect.stringMatching(/^the regression has no finite optimum/),
  );
  expect(curve[2]!.outcome).toHaveProperty("fit.auc");
});

describe("says why it cannot judge at all", () => {
  it.each([
    [
      "no positives among the held-out users",
      [1, 2, 3, 4, 5],
      [0, 0, 1, 0, 1],
      /have [01] positives among 1 samples/,
    ],
    ["too few users", [1, 2], [0, 1], /have 0 positives among 0 samples/],
    [
      "inverse propensities of more than all samples among the held-out users",
      Array.from({ length: 10 }, (_, i) => i % 7),
      [5, 5, 5, 5, 0, 5, 5, 5, 0, 5],
      /^the inverse propensities of the \d positives of the 2 users held out of 10 add up to \d+, and so to all of their 2/,
    ],
  ])("%s", async (_, values, labels, problem) => {
    expect(await judgeHeldOut(samplesOf(["a"], values, labels), recipeOf())).toEqual({
      problem: expect.stringMatching(problem),
    });
  });
});

import { describe, expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { type ComparisonKey, compareSystems, type SystemPair } from "../../src/scoring/compare-systems.ts";
import type { QueryScores } from "../../src/scoring/query-scores.ts";
import { resample } from "../../src/statistics/resample.ts";

function score(system: string, depth: number | undefined, measure: string, ...values: number[]): QueryScores {
  return { system, depth, measure, values: Float64Array.from(values) };
}

const scores = [
  score("vector", 20, "R@20", 0, 0, 0, 0),
  score("vector", 20, "P@1", 0, 0, 0, 0),
  score("vector", 50, "P@1", 0, 0, 0, 0),
  score("xgboost", undefined, "P@1", 0, 0, 1, 1),
  score("formula", 20, "P@1", 1, 1, 1, 1),
  score("formula", 50, "P@1", 1, 1, 1, 0),
];

const options = {
  resamples: resample(4, 100, createRandom("any")),
  randomOf: () => createRandom("any"),
  confidence: 0.95,
};

function compare(...pairs: SystemPair[]) {
  return compareSystems(scores, pairs, options);
}

describe("a treatment against a control", async () => {
  const comparisons = await compare({ control: "vector", treatment: "formula" });

  it("is compared where both have the same measure at the same depth", () => {
    const shared = { control: "vector", treatment: "formula", measure: "P@1", queries: 4 };
    expect(comparisons).toMatchObject([
      { ...shared, depth: 20, controlMean: 0, treatmentMean: 1, difference: 1, wins: 4, ties: 0 },
      { ...shared, depth: 50, controlMean: 0, treatmentMean: 3 / 4, difference: 3 / 4, wins: 3, ties: 1 },
    ]);
  });

  it("is tested with p-values that are corrected for all depths together", () => {
    expect(comparisons.map(({ randomization }) => randomization.pValue)).toEqual([2 / 16, 2 / 8]);
    expect(comparisons.map(({ adjustedPValue }) => adjustedPValue)).toEqual([2 * (2 / 16), 2 / 8]);
  });

  it("corrects what answers the question apart from all else", async () => {
    const isAnswer = ({ depth }: ComparisonKey) => depth === 20;
    const pairs = [{ control: "vector", treatment: "formula" }];
    const answered = await compareSystems(scores, pairs, { ...options, isAnswer });
    expect(answered.map(({ depth, adjustedPValue }) => [depth, adjustedPValue])).toEqual([
      [20, 2 / 16],
      [50, 2 / 8],
    ]);
  });

  it("says which difference the queries would have shown, at the level of the corrected test", () => {
    // The differences 1, 1, 1, 0 have the standard deviation 1/2; with 3 degrees of freedom and α = 0.05 / 2 comparisons
    // t(0.9875) + t(0.8) = 4.176535 + 0.978472. Where nothing varies there is none.
    expect(comparisons[1]!.minimumDetectableEffect).toBeCloseTo((5.155007 * (1 / 2)) / Math.sqrt(4), 5);
    expect(comparisons[0]!.minimumDetectableEffect).toBeUndefined();
  });
});

describe("a system without depths", () => {
  it("is compared at every depth of the other, as control and as treatment", async () => {
    const rows = async (pair: SystemPair) =>
      (await compare(pair)).map(({ depth, difference }) => [depth, difference]);
    expect(await rows({ control: "xgboost", treatment: "formula" })).toEqual([
      [20, 1 / 2],
      [50, 1 / 4],
    ]);
    expect(await rows({ control: "vector", treatment: "xgboost" })).toEqual([
      [20, 1 / 2],
      [50, 1 / 2],
    ]);
  });

  it("is corrected together with the other pairs of the call", async () => {
    const pairs = ["vector", "xgboost"].map((control) => ({ control, treatment: "formula" }));
    expect((await compare(...pairs))[0]!.adjustedPValue).toBe(4 * (2 / 16));
  });
});

it("has nothing to test with a single query", async () => {
  const single = scores.map(({ values, ...key }) => ({ ...key, values: values.slice(0, 1) }));
  const options = {
    resamples: resample(1, 100, createRandom("any")),
    randomOf: () => createRandom("any"),
    confidence: 0.95,
  };
  expect(await compareSystems(single, [{ control: "vector", treatment: "formula" }], options)).toEqual([]);
});

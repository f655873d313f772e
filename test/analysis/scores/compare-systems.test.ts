import { expect, it } from "vitest";
import { compareSystems } from "../../../src/analysis/scores/compare-systems.ts";
import type { System } from "../../../src/domain.ts";
import { createRandom } from "../../../src/random.ts";
import { resample } from "../../../src/statistics/resample.ts";

function score(system: System, depth: number, measure: string, ...values: number[]) {
  return { system, depth, measure, values: Float64Array.from(values) };
}

const comparisons = await compareSystems(
  [
    score("vector", 20, "R@20", 0, 0, 0, 0),
    score("vector", 20, "P@1", 0, 0, 0, 0),
    score("vector", 50, "P@1", 0, 0, 0, 0),
    score("formula", 20, "P@1", 1, 1, 1, 1),
    score("formula", 50, "P@1", 1, 1, 1, 0),
  ],
  resample(4, 100, createRandom("any")),
  createRandom("any"),
  0.95,
);

it("compares the systems where both have the same measure at the same depth", () => {
  expect(comparisons).toMatchObject([
    { depth: 20, measure: "P@1", vector: 0, formula: 1, difference: 1, wins: 4, ties: 0, queries: 4 },
    { depth: 50, measure: "P@1", vector: 0, formula: 3 / 4, difference: 3 / 4, wins: 3, ties: 1, queries: 4 },
  ]);
});

it("corrects the p-values for all depths together", () => {
  expect(comparisons.map(({ randomization }) => randomization.pValue)).toEqual([2 / 16, 2 / 8]);
  expect(comparisons.map(({ adjustedPValue }) => adjustedPValue)).toEqual([2 * (2 / 16), 2 / 8]);
});

it("says which difference the queries would have shown", () => {
  // The differences 1, 1, 1, 0 have the standard deviation 1/2; t(0.975) + t(0.8) = 3.182446 + 0.978472 with 3 degrees.
  expect(comparisons[1]!.minimumDetectableEffect).toBeCloseTo((4.160918 * (1 / 2)) / Math.sqrt(4), 5);
});

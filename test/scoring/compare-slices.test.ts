import { expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { compareSlices } from "../../src/scoring/compare-slices.ts";
import { holm } from "../../src/statistics/holm.ts";

const scores = {
  control: Float64Array.of(0, 1, 0, 0, 0, 1),
  treatment: Float64Array.of(1, 0, 1, 1, 1, 0),
};
const slices = [
  { attribute: "plan", value: "pro", members: Int32Array.of(1, 5) },
  { attribute: "plan", value: "free", members: Int32Array.of(0, 2, 3, 4) },
  { attribute: "expert", value: "true", members: Int32Array.of(0, 1, 2, 3, 4, 5) },
];
const compared = await compareSlices(scores, slices, createRandom("any"), { samples: 100, confidence: 0.95 });

it("compares control and treatment within each slice, in their order", () => {
  expect(compared).toMatchObject([
    {
      attribute: "plan",
      value: "pro",
      queries: 2,
      controlMean: 1,
      treatmentMean: 0,
      difference: -1,
      losses: 2,
    },
    {
      attribute: "plan",
      value: "free",
      queries: 4,
      controlMean: 0,
      treatmentMean: 1,
      difference: 1,
      wins: 4,
    },
    {
      attribute: "expert",
      value: "true",
      queries: 6,
      controlMean: 2 / 6,
      treatmentMean: 4 / 6,
      wins: 4,
      losses: 2,
    },
  ]);
});

it("corrects the p-values for all slices of all attributes", () => {
  // Of 64 sign patterns (15 + 6 + 1) · 2 have at least 4 of one sign, and so a sum at least as far out as 2.
  const pValues = [2 / 4, 2 / 16, 44 / 64];
  expect(compared.map(({ randomization }) => randomization.pValue)).toEqual(pValues);
  expect(compared.map(({ adjustedPValue }) => adjustedPValue)).toEqual(holm(pValues));
});

import { expect, it } from "vitest";
import { adjustPValues } from "../../src/statistics/adjust-p-values.ts";

it("corrects for the whole family by Holm, and keeps its order and all else", () => {
  const family = [0.04, 0.01].map((pValue, i) => ({ name: i, randomization: { pValue, exact: true } }));
  expect(adjustPValues(family)).toEqual([
    { ...family[0], adjustedPValue: 0.04 },
    { ...family[1], adjustedPValue: 0.02 },
  ]);
});

import { expect, it } from "vitest";
import { describe } from "../../src/statistics/describe.ts";

it("gives the mean, the spread and the quartiles", () => {
  expect(describe(Float64Array.of(4, 1, 2, 1))).toEqual({
    queries: 4,
    mean: 2,
    standardDeviation: Math.sqrt((4 + 1 + 0 + 1) / 3),
    minimum: 1,
    lowerQuartile: 1,
    median: 1.5,
    upperQuartile: 2.5,
    maximum: 4,
  });
});

it("has no spread for a single query", () => {
  expect(describe(Float64Array.of(0.5)).standardDeviation).toBe(0);
});

it("refuses to describe nothing", () => {
  expect(() => describe(new Float64Array())).toThrow("there are no values to describe");
});

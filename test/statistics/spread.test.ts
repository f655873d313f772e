import { expect, it } from "vitest";
import { spread } from "../../src/statistics/spread.ts";

it("is the standard deviation of a sample", () => {
  expect(spread(Float64Array.of(1, 2, 3))).toBe(1);
});

it("is exactly 0 where there is none, for any value and number of values", () => {
  for (const value of [0.1, 1 / 3, 1e-9]) {
    for (let n = 1; n < 20; n++) expect(spread(new Float64Array(n).fill(value))).toBe(0);
  }
});

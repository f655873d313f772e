import { expect, it } from "vitest";
import { mean } from "../../src/statistics/mean.ts";

it("takes lists and typed arrays", () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(mean(Float64Array.of(1, 2, 6))).toBe(3);
});

it("loses no digits to a large value", () => {
  expect(mean([1e16, 1, -1e16])).toBe(1 / 3);
});

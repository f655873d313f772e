import { expect, it } from "vitest";
import { kendallTau } from "../../../src/analysis/rankings/kendall-tau.ts";

it("is 1 for the same order and -1 for the reversed one", () => {
  expect(kendallTau(Int32Array.of(1, 2, 3, 4))).toBe(1);
  expect(kendallTau(Int32Array.of(4, 3, 2, 1))).toBe(-1);
});

it("loses two of all pairs for each pair in the opposite order", () => {
  expect(kendallTau(Int32Array.of(1, 3, 2))).toBeCloseTo(1 - 2 / 3, 12);
  expect(kendallTau(Int32Array.of(10, 70, 30, 20))).toBeCloseTo(1 - (2 * 3) / 6, 12);
});

it("finds one item in the order of itself", () => {
  expect(kendallTau(Int32Array.of(5))).toBe(1);
});

import { expect, it } from "vitest";
import { rankBiasedOverlap } from "../../../src/analysis/rankings/rank-biased-overlap.ts";

const order = (...items: number[]) => Int32Array.from(items);

it("is 1 for the same order and 0 for orders without a common item", () => {
  expect(rankBiasedOverlap(order(1, 2, 3), order(1, 2, 3))).toBeCloseTo(1, 12);
  expect(rankBiasedOverlap(order(1, 2, 3), order(4, 5, 6))).toBe(0);
});

it("weighs the agreement at each rank, and goes on with that of the last", () => {
  // Nothing in common at rank 1, both at rank 2.
  expect(rankBiasedOverlap(order(1, 2), order(2, 1))).toBeCloseTo(0.81 + (0.1 / 0.9) * 0.81, 12);
  // 1, 1 and 2 items in common at ranks 1, 2, 3, with p = 1/2.
  const sum = 1 / 2 + (1 / 2) * (1 / 4) + (2 / 3) * (1 / 8);
  expect(rankBiasedOverlap(order(1, 2, 3), order(1, 4, 2), 0.5)).toBeCloseTo((2 / 3) * (1 / 8) + sum, 12);
});

it("minds a change at the top more than one at the bottom", () => {
  const top = rankBiasedOverlap(order(1, 2, 3, 4), order(2, 1, 3, 4));
  expect(top).toBeLessThan(rankBiasedOverlap(order(1, 2, 3, 4), order(1, 2, 4, 3)));
});

it("compares as many ranks as both have", () => {
  expect(rankBiasedOverlap(order(1, 2), order(1, 2, 3, 4))).toBeCloseTo(1, 12);
  expect(rankBiasedOverlap(order(1, 2, 3, 4), order(1, 2))).toBeCloseTo(1, 12);
  expect(rankBiasedOverlap(order(), order(1))).toBe(1);
});

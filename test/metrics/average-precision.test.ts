import { expect, it } from "vitest";
import { averagePrecision } from "../../src/metrics/average-precision.ts";
import { scoreOf } from "./score-of.ts";

const grades = { a: 1, c: 1, x: 1 };

it("averages the precision at each relevant rank over all relevant items, found or not", () => {
  expect(scoreOf(averagePrecision(), "a b c", grades)).toBeCloseTo((1 + 2 / 3) / 3, 12);
});

it("looks no further than its cutoff, and still divides by all relevant items", () => {
  expect(scoreOf(averagePrecision(2), "a b c", grades)).toBe(1 / 3);
});

it("is 0 for a query without relevant items", () => {
  expect(scoreOf(averagePrecision(), "a b c", { a: 0 })).toBe(0);
});

it("takes grades from its level on as relevant", () => {
  expect(scoreOf(averagePrecision(undefined, 2), "a b", { a: 1, b: 2 })).toBe(1 / 2);
});

import { expect, it } from "vitest";
import { rankBiasedPrecision } from "../../src/metrics/rank-biased-precision.ts";
import { scoreOf } from "./score-of.ts";

it("weighs rank r by (1 − p) · p^(r − 1)", () => {
  expect(scoreOf(rankBiasedPrecision(0.5), "a b c", { a: 1, c: 1 })).toBe(0.5 * (1 + 0.25));
});

it("has p = 0.8 unless told otherwise, and always says from which grade on", () => {
  expect(rankBiasedPrecision().name).toBe("RBP(p=0.8,rel=1)");
  expect(scoreOf(rankBiasedPrecision(), "b a", { a: 1 })).toBeCloseTo(0.2 * 0.8, 12);
});

import { expect, it } from "vitest";
import { reciprocalRank } from "../../src/metrics/reciprocal-rank.ts";
import { scoreOf } from "./score-of.ts";

it("is one divided by the rank of the first relevant item", () => {
  expect(scoreOf(reciprocalRank(), "a b c d", { c: 1, d: 1 })).toBe(1 / 3);
});

it("is 0 when that item stands below the cutoff, or nowhere", () => {
  expect(scoreOf(reciprocalRank(2), "a b c", { c: 1 })).toBe(0);
  expect(scoreOf(reciprocalRank(3), "a b c", { c: 1 })).toBe(1 / 3);
  expect(scoreOf(reciprocalRank(), "a b c", { x: 1 })).toBe(0);
});

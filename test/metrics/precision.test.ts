import { expect, it } from "vitest";
import { precision } from "../../src/metrics/precision.ts";
import { scoreOf } from "./score-of.ts";

it("is the share of the first k ranks that is relevant", () => {
  expect(scoreOf(precision(3), "a b c d", { a: 1, c: 1, d: 1 })).toBe(2 / 3);
});

it("divides by k also when fewer items came back", () => {
  expect(scoreOf(precision(10), "a b c", { a: 1, c: 1 })).toBe(2 / 10);
});

it("counts items without a judgment, or with grade 0 or below, as not relevant", () => {
  expect(scoreOf(precision(4), "a b c d", { a: 1, b: 0, c: -1 })).toBe(1 / 4);
});

it("takes grades from its level on as relevant, and says so in its name", () => {
  expect(scoreOf(precision(2, 2), "a b", { a: 1, b: 2 })).toBe(1 / 2);
  expect(precision(2, 2).name).toBe("P(rel=2)@2");
  expect(precision(2).name).toBe("P@2");
});

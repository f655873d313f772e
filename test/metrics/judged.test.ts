import { expect, it } from "vitest";
import { judged } from "../../src/metrics/judged.ts";
import { scoreOf } from "./score-of.ts";

it("is the share of the first k items with a judgment, good or bad", () => {
  expect(scoreOf(judged(4), "a b c d e", { a: 1, b: 0, c: -1, e: 1 })).toBe(3 / 4);
});

it("divides by the number of items where fewer than k came back", () => {
  expect(scoreOf(judged(10), "a b", { a: 1 })).toBe(1 / 2);
});

import { expect, it } from "vitest";
import { recall } from "../../src/metrics/recall.ts";
import { scoreOf } from "./score-of.ts";

it("is the share of all relevant items that the first k ranks hold", () => {
  expect(scoreOf(recall(2), "a b c", { a: 1, c: 1, x: 1, y: 1 })).toBe(1 / 4);
});

it("cannot reach 1 where k is below the number of relevant items", () => {
  expect(scoreOf(recall(2), "a b c", { a: 1, b: 1, c: 1 })).toBe(2 / 3);
});

it("is 0 for a query without relevant items", () => {
  expect(scoreOf(recall(2), "a b", { a: 0 })).toBe(0);
});

it("counts only what reaches its level, found or not", () => {
  expect(scoreOf(recall(3, 2), "a b c", { a: 1, b: 2, x: 3 })).toBe(1 / 2);
});

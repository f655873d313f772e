import { expect, it } from "vitest";
import { cappedRecall } from "../../src/metrics/capped-recall.ts";
import { scoreOf } from "./score-of.ts";

it("reaches 1 when k ranks are full of relevant items, however many more there are", () => {
  expect(scoreOf(cappedRecall(2), "a b", { a: 1, b: 1, x: 1 })).toBe(1);
});

it("equals recall where k is at least the number of relevant items", () => {
  expect(scoreOf(cappedRecall(3), "a b c", { a: 1, x: 1 })).toBe(1 / 2);
});

it("is 0 for a query without relevant items", () => {
  expect(scoreOf(cappedRecall(2), "a b", {})).toBe(0);
});

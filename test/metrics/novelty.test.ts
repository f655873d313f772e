import { expect, it } from "vitest";
import { novelty } from "../../src/metrics/novelty.ts";
import { scoreOf } from "./score-of.ts";

// The items a, b, c and d are the numbers 0 … 3.
const usersOf = [4, 1, 8, 0];

it("is the mean of −log2 of the share of users who met the item", () => {
  expect(scoreOf(novelty(2, usersOf, 8), "a b c", { d: 1 })).toBe((1 + 3) / 2);
});

it("treats an item that nobody met as one that a single user met", () => {
  expect(scoreOf(novelty(1, usersOf, 8), "d", { a: 1, b: 1, c: 1 })).toBe(3);
});

it("is 0 for what everybody knows, and for an empty ranking", () => {
  expect(scoreOf(novelty(1, usersOf, 8), "c", { a: 1, b: 1 })).toBe(0);
  expect(scoreOf(novelty(1, usersOf, 8), "", { a: 1 })).toBe(0);
});

import { expect, it } from "vitest";
import { popularityShare } from "../../src/metrics/popularity-share.ts";
import { scoreOf } from "./score-of.ts";

// The items a … e are the numbers 0 … 4; a and c are the most popular 40 %.
const usersOf = [9, 1, 7, 5, 5];
const grades = { a: 1, b: 1, c: 1, d: 1, e: 1 };

it("is the share of the first k items that come from the most popular part of the catalogue", () => {
  expect(scoreOf(popularityShare(3, usersOf, 0.4), "a b c", grades)).toBe(2 / 3);
});

it("breaks equal popularity by item number", () => {
  expect(scoreOf(popularityShare(2, usersOf, 0.6), "d e", grades)).toBe(1 / 2);
});

it("is better when lower, and divides by what came back", () => {
  expect(popularityShare(3, usersOf).direction).toBe("lower");
  expect(scoreOf(popularityShare(10, usersOf, 0.4), "a b", grades)).toBe(1 / 2);
});

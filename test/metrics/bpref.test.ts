import { expect, it } from "vitest";
import { bpref } from "../../src/metrics/bpref.ts";
import { scoreOf } from "./score-of.ts";

it("takes from each relevant item the share of the judged non-relevant ones that stand before it", () => {
  expect(scoreOf(bpref(), "b a c d", { a: 1, b: 0, c: 1, d: 0 })).toBe((1 - 1 / 2 + (1 - 1 / 2)) / 2);
  expect(scoreOf(bpref(), "a c b d", { a: 1, b: 0, c: 1, d: 0 })).toBe(1);
});

it("passes over items without a judgment, and negative grades", () => {
  expect(scoreOf(bpref(), "x y a n c", { a: 1, b: 0, c: 1, n: -1 })).toBe(1);
});

it("counts at most as many non-relevant items as there are relevant ones", () => {
  expect(scoreOf(bpref(), "b c a", { a: 1, b: 0, c: 0, d: 0 })).toBe(0);
});

it("is 0 for relevant items that were not found, and 1 where no item is judged non-relevant", () => {
  expect(scoreOf(bpref(), "b", { a: 1, b: 0 })).toBe(0);
  expect(scoreOf(bpref(), "x a", { a: 1 })).toBe(1);
});

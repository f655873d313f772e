import { expect, it } from "vitest";
import { setPrecision } from "../../src/metrics/set-precision.ts";
import { scoreOf } from "./score-of.ts";

it("is the share of everything returned that is relevant", () => {
  expect(scoreOf(setPrecision(), "a b c d e", { a: 1, e: 2, x: 1 })).toBe(2 / 5);
});

it("is 0 for an empty ranking", () => {
  expect(scoreOf(setPrecision(), "", { a: 1 })).toBe(0);
});

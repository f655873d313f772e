import { expect, it } from "vitest";
import { rPrecision } from "../../src/metrics/r-precision.ts";
import { scoreOf } from "./score-of.ts";

it("is the precision at the rank that equals the number of relevant items", () => {
  expect(scoreOf(rPrecision(), "a b c d", { a: 1, c: 1, d: 1 })).toBe(2 / 3);
});

it("divides by that number also when fewer items came back", () => {
  expect(scoreOf(rPrecision(), "a", { a: 1, x: 1, y: 1, z: 1 })).toBe(1 / 4);
});

import { expect, it } from "vitest";
import { success } from "../../src/metrics/success.ts";
import { scoreOf } from "./score-of.ts";

it("is 1 when the first k ranks hold a relevant item", () => {
  expect(scoreOf(success(2), "a b c", { b: 1, c: 1 })).toBe(1);
});

it("is 0 when they hold none", () => {
  expect(scoreOf(success(2), "a b c", { a: 0, c: 1 })).toBe(0);
});

import { expect, it } from "vitest";
import { setRecall } from "../../src/metrics/set-recall.ts";
import { scoreOf } from "./score-of.ts";

it("is the share of all relevant items that was returned, at whatever rank", () => {
  expect(scoreOf(setRecall(), "a b c d e", { a: 1, e: 2, x: 1 })).toBe(2 / 3);
});

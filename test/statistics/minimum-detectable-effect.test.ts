import { expect, it } from "vitest";
import { minimumDetectableEffect } from "../../src/statistics/minimum-detectable-effect.ts";

const spread = (queries: number) => Float64Array.from({ length: queries }, (_, i) => (i % 2 === 0 ? 1 : -1));

it("halves, all but, with four times as many queries", () => {
  const ratio = minimumDetectableEffect(spread(100))! / minimumDetectableEffect(spread(400))!;
  expect(ratio).toBeGreaterThan(2);
  expect(ratio).toBeLessThan(2.04);
});

it("is near (1.96 + 0.84) standard errors for many queries", () => {
  expect(minimumDetectableEffect(spread(10_000))! * Math.sqrt(10_000)).toBeCloseTo(1.96 + 0.8416, 3);
});

it("is unknown where nothing varies", () => {
  expect(minimumDetectableEffect(new Float64Array(10))).toBeUndefined();
  expect(minimumDetectableEffect(new Float64Array(10).fill(0.1))).toBeUndefined();
});

it("refuses a single query", () => {
  expect(() => minimumDetectableEffect(Float64Array.of(1))).toThrow("needs at least 2 queries, got 1");
});

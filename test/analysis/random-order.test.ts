import { expect, it } from "vitest";
import { scoreRandomOrder } from "../../src/analysis/random-order.ts";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { relevant } from "./five-query-world.ts";

const score = (name: string) => scoreRandomOrder([10], [relevant(2, 5, 7)], [parseMeasure(name)])[0]![0];

it("finds relevant items in proportion to their share", () => {
  expect(score("P@2")).toBeCloseTo(3 / 10, 12);
  expect(score("R@2")).toBeCloseTo(2 / 10, 12);
});

it("discounts the expected gain of every rank", () => {
  const second = 1 / Math.log2(3);
  expect(score("nDCG@2")).toBeCloseTo((3 / 10) * ((1 + second) / (1 + second)), 12);
});

it("draws from the items that the query may be given", () => {
  expect(scoreRandomOrder([4], [relevant(2, 5, 7)], [parseMeasure("P@2")])[0]![0]).toBeCloseTo(3 / 4, 12);
});

it("refuses a measure whose mean over all orders it does not know", () => {
  expect(() => score("AP")).toThrow("AP has no closed form for a random order");
});

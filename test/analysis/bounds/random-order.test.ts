import { expect, it } from "vitest";
import { scoreRandomOrder } from "../../../src/analysis/bounds/random-order.ts";
import { parseMeasure } from "../../../src/metrics/parse-measure.ts";
import { scoreRankings } from "../../../src/metrics/score-rankings.ts";
import { relevant } from "../five-query-world.ts";

const score = (name: string, available = 10) =>
  scoreRandomOrder([available], [relevant(2, 5, 7)], [parseMeasure(name)])[0]?.values[0];

it("finds relevant items in proportion to their share", () => {
  expect(score("P@2")).toBeCloseTo(3 / 10, 12);
  expect(score("R@2")).toBeCloseTo(2 / 10, 12);
});

it("discounts the expected gain of every rank", () => {
  const second = 1 / Math.log2(3);
  expect(score("nDCG@2")).toBeCloseTo((3 / 10) * ((1 + second) / (1 + second)), 12);
});

it("draws from the items that the query may be given", () => {
  expect(score("P@2", 4)).toBeCloseTo(3 / 4, 12);
});

it.each(["P@2", "R@5", "R_cap@2", "nDCG@4", "nDCG"])("is the mean over all orders by %s", (name) => {
  const measure = parseMeasure(name);
  const orders = permutations([2, 5, 7, 0, 1]);
  const rankings = orders.map((items) => ({ items: Int32Array.from(items), scores: new Float64Array(5) }));
  const values = scoreRankings(
    rankings,
    orders.map(() => relevant(2, 5, 7)),
    [measure],
  )[0]!;
  const mean = values.reduce((sum, value) => sum + value, 0) / orders.length;
  expect(score(name, 5)).toBeCloseTo(mean, 12);
});

it("leaves out a measure whose mean over all orders it does not know", () => {
  expect(score("AP")).toBeUndefined();
});

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}

import { expect, it } from "vitest";
import { catalogueCoverage } from "../../src/metrics/catalogue-coverage.ts";

const ranking = (...items: number[]) => ({
  items: Int32Array.from(items),
  scores: new Float64Array(items.length),
});

it("is the share of the catalogue that stands in the first k ranks of any query", () => {
  expect(catalogueCoverage([ranking(0, 1, 7), ranking(1, 2, 8)], 2, 10)).toBe(3 / 10);
});

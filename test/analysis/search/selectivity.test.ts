import { expect, it } from "vitest";
import { recallBySelectivity } from "../../../src/analysis/search/selectivity.ts";

it("takes the mean of each band that has queries, a share at its edge belonging to the lower", () => {
  const shares = [0, 0.01, 0.02, 0.6, 1];
  expect(recallBySelectivity([1, 0.5, 0.25, 0, 1], shares)).toEqual([
    { above: 0, upTo: 0.01, queries: 2, recall: 0.75 },
    { above: 0.01, upTo: 0.1, queries: 1, recall: 0.25 },
    { above: 0.5, upTo: 1, queries: 2, recall: 0.5 },
  ]);
});

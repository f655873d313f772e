import { expect, it } from "vitest";
import { countSeenItems } from "../../../src/analysis/validity/seen-items.ts";
import { ranking } from "../five-query-world.ts";

it("counts the items that users are given again, among the candidates and the results", () => {
  const rankings = [ranking(5, 1, 2, 3), ranking(1, 2)];
  const queries = [{ seen: Int32Array.of(2, 5, 9) }, { seen: Int32Array.of(5) }];
  expect(countSeenItems(rankings, queries, 2)).toEqual({ candidates: 2, shown: 1 });
});

import { expect, it } from "vitest";
import { countUnwantedItems } from "../../../src/analysis/validity/unwanted-items.ts";
import { ranking } from "../five-query-world.ts";

it("counts the items that should not be there, among the candidates and the results", () => {
  const rankings = [ranking(5, 1, 2, 3), ranking(1, 2)];
  const unwanted = [[2, 5, 9], [5]];
  const counts = countUnwantedItems(rankings, (query) => (item) => unwanted[query]!.includes(item), 2);
  expect(counts).toEqual({ candidates: 2, shown: 1 });
});

import { expect, it } from "vitest";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { tieRanges } from "../../src/scoring/tie-ranges.ts";
import { relevant } from "../analysis/five-query-world.ts";

/** Items 0, 1 and 2 with these scores. */
function scored(...scores: number[]) {
  return { items: Int32Array.of(0, 1, 2), scores: Float32Array.from(scores) };
}

it("averages the bounds of each measure over all queries, tied or not", () => {
  const measures = ["P@1", "R@1", "nDCG@1", "P@2", "R@2", "nDCG@2"].map(parseMeasure);
  // The first query has the one relevant item at rank 1 or 2, the second has it at rank 1.
  const ranges = tieRanges([scored(3, 3, 1), scored(3, 2, 1)], [relevant(1), relevant(0)], measures);
  const discounted = 1 / Math.log2(3);
  expect(ranges).toEqual([
    { measure: "P@1", queriesAffected: 1, lowest: 1 / 2, highest: 1, expected: 3 / 4 },
    { measure: "R@1", queriesAffected: 1, lowest: 1 / 2, highest: 1, expected: 3 / 4 },
    { measure: "nDCG@1", queriesAffected: 1, lowest: 1 / 2, highest: 1, expected: 3 / 4 },
    { measure: "P@2", queriesAffected: 0, lowest: 1 / 2, highest: 1 / 2, expected: 1 / 2 },
    { measure: "R@2", queriesAffected: 0, lowest: 1, highest: 1, expected: 1 },
    {
      measure: "nDCG@2",
      queriesAffected: 1,
      lowest: (discounted + 1) / 2,
      highest: 1,
      expected: expect.closeTo(((1 + discounted) / 2 + 1) / 2, 12),
    },
  ]);
});

import { describe, expect, it } from "vitest";
import { outcomesOf } from "../../../src/analysis/stages/hit-outcomes.ts";
import { relevant } from "../five-query-world.ts";

/** What the features taste and age add to the logits of the items 0 … 4. */
const TERMS = [
  [3, 0],
  [2, 0.5],
  [1, -1],
  [-1, 1],
  [4, 4],
];

const query = {
  depth: 4,
  cutoff: 2,
  judgments: relevant(0, 2, 3, 7, 8),
  ranking: { items: Int32Array.of(0, 1, 2, 3), scores: Float32Array.of(4, 3, 2.5, 1) },
  searchRank: (item: number) => (item === 7 ? 3 : 40),
  nameOf: (item: number) => ({ item: `item ${item}` }),
  features: ["taste", "age"],
  contributions: (item: number) => Float64Array.from(TERMS[item]!),
};

describe("the outcome of each relevant item", () => {
  const [shown, close, far, missed, deep] = outcomesOf(query);

  it("is to be shown, at its rank", () => {
    expect(shown).toEqual({ item: "item 0", outcome: "shown", rank: 1 });
  });

  it("is to be ranked too low, with what it lacks and the features that cost it its place", () => {
    // The items shown have 2.5 of taste and 0.25 of age, on average.
    expect(close).toEqual({
      item: "item 2",
      outcome: "ranked-too-low",
      rank: 3,
      score: 2.5,
      margin: -0.5,
      pulledDown: [
        { feature: "taste", by: -1.5 },
        { feature: "age", by: -1.25 },
      ],
    });
    expect(far).toMatchObject({ rank: 4, margin: -2, pulledDown: [{ feature: "taste", by: -3.5 }] });
  });

  it("is to be missed by a search that should have found it", () => {
    expect(missed).toEqual({ item: "item 7", outcome: "lost-by-search", searchRank: 3 });
  });

  it("is to be no candidate, at its true rank", () => {
    expect(deep).toEqual({ item: "item 8", outcome: "not-a-candidate", searchRank: 40 });
  });

  it("counts the last rank shown and the last one fetched as within", () => {
    const judgments = relevant(1, 7);
    expect(outcomesOf({ ...query, judgments, searchRank: () => 4 })).toEqual([
      { item: "item 1", outcome: "shown", rank: 2 },
      { item: "item 7", outcome: "lost-by-search", searchRank: 4 },
    ]);
  });

  it("is not told of items that were judged and found not relevant", () => {
    const judgments = { items: Int32Array.of(0, 1), grades: Float64Array.of(0, 1) };
    expect(outcomesOf({ ...query, judgments }).map(({ item }) => item)).toEqual(["item 1"]);
  });
});

import { describe, expect, test } from "vitest";
import { collectionOf } from "./fixtures.ts";

const points = ["b", "a", ["a", "b"], ["a", "a"], 3, "c", "c"].map((k) => ({ payload: { k } }));

describe("countValues", () => {
  test.each([1, 3])(
    "counts points by value, the most frequent first, over %i shards",
    async (shard_number) => {
      const collection = await collectionOf(points, { shard_number }, { k: "keyword" });
      expect(await collection.facet({ key: "k", limit: 10, exact: true })).toEqual([
        { value: "a", count: 3 },
        { value: "b", count: 2 },
        { value: "c", count: 2 },
      ]);
    },
  );

  test("counts what the filter passes, and stops at the limit", async () => {
    const collection = await collectionOf(points, {}, { k: "keyword" });
    const filter = { must_not: [{ has_id: [2, 4] }] };
    expect(await collection.facet({ key: "k", limit: 2, exact: true, filter })).toEqual([
      { value: "b", count: 2 },
      { value: "c", count: 2 },
    ]);
  });

  test("needs an index of values", async () => {
    const refused =
      "Wrong input: No appropriate index for faceting: `k`. Please create one to facet on this field.";
    const request = { key: "k", limit: 10, exact: true };
    await expect((await collectionOf(points)).facet(request)).rejects.toThrow(refused);
    await expect((await collectionOf(points, {}, { k: "float" })).facet(request)).rejects.toThrow(refused);
  });
});

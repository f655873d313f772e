import { describe, expect, test } from "vitest";
import type { ReferenceCollection } from "../../../src/engine/reference/reference-collection.ts";
import type { ScrollRequest } from "../../../src/engine/server/backend.ts";
import { collectionOf } from "./fixtures.ts";

const points = ["b", 20, 3, "a", 7].map((id) => ({ id, payload: { x: typeof id === "number" ? id : 0 } }));
const page = async (collection: ReferenceCollection, request: Partial<ScrollRequest>) => {
  const scrolled = await collection.scroll({
    limit: 100,
    with_payload: false,
    with_vector: false,
    ...request,
  });
  const records = JSON.parse(scrolled.points) as { readonly id: number | string }[];
  return [records.map(({ id }) => id), scrolled.nextPageOffset];
};

describe.each([1, 3])("scrolling over %i shards", (shard_number) => {
  test("goes through numbers, then UUIDs, page by page", async () => {
    const collection = await collectionOf(points, { shard_number });
    expect(await page(collection, { limit: 2 })).toEqual([[3, 7], 20]);
    expect(await page(collection, { limit: 2, offset: 20 })).toEqual([[20, "a"], "b"]);
    expect(await page(collection, { limit: 2, offset: "b" })).toEqual([["b"], null]);
    expect(await page(collection, { limit: 1, offset: 4 })).toEqual([[7], 20]);
  });

  test("counts only what the filter passes", async () => {
    const collection = await collectionOf(points, { shard_number });
    const filter = { must: [{ key: "x", range: { gt: 3 } }] };
    expect(await page(collection, { limit: 1, filter })).toEqual([[7], 20]);
    expect(await page(collection, { limit: 2, filter })).toEqual([[7, 20], null]);
  });

  test("may go by a payload value, and then has one page", async () => {
    const collection = await collectionOf(points, { shard_number }, { x: "integer" });
    const order_by = { key: "x", direction: "desc" } as const;
    expect(await page(collection, { limit: 2, order_by })).toEqual([[20, 7], null]);
  });
});

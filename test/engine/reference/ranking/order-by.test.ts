import { describe, expect, test } from "vitest";
import type { OrderBy } from "../../../../src/engine/server/query.ts";
import type { IndexType } from "../../../../src/qdrant-rules/index-holds.ts";
import { answer, ask, collectionOf } from "../fixtures.ts";

const points = [3, 1, [5, 2, 2], 2, null, "s"].map((x) => ({ payload: { x } }));

const ordered = async (order: Partial<OrderBy>, type: IndexType = "float", payloads = points) => {
  const collection = await collectionOf(payloads, {}, { x: type });
  const query = { order_by: { key: "x", direction: "asc" as const, ...order } };
  return (await answer(collection, ask({ query }))).map(({ id, order_value }) => [id, order_value]);
};

describe("orderSlots", () => {
  test("sorts by value, then by id, a point once for each of its values", async () => {
    expect(await ordered({})).toEqual([
      [2, 1],
      [3, 2],
      [4, 2],
      [1, 3],
      [3, 5],
    ]);
    expect((await ordered({ direction: "desc" })).map(([id]) => id)).toEqual([3, 1, 3, 4, 2]);
  });

  test("starts from a value, in either direction", async () => {
    expect((await ordered({ start_from: 2 })).map(([id]) => id)).toEqual([3, 4, 1, 3]);
    expect((await ordered({ start_from: 2, direction: "desc" })).map(([id]) => id)).toEqual([3, 4, 2]);
  });

  test("sorts dates in microseconds", async () => {
    const dates = ["1970-01-02", "1970-01-01T00:00:01Z"].map((x) => ({ payload: { x } }));
    expect(await ordered({}, "datetime", dates)).toEqual([
      [2, 1_000_000],
      [1, 86_400_000_000],
    ]);
    expect(await ordered({ start_from: "1970-01-01T12:00:00Z" }, "datetime", dates)).toHaveLength(1);
  });

  test("needs an index that knows an order", async () => {
    const refused =
      "Wrong input: No range index for `order_by` key: `x`. Please create one to use `order_by`.";
    await expect(ordered({}, "keyword")).rejects.toThrow(refused);
    const collection = await collectionOf(points);
    const query = { order_by: { key: "x", direction: "asc" as const } };
    await expect(collection.query([ask({ query })])).rejects.toThrow(refused);
  });
});

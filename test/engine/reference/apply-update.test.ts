import { describe, expect, test } from "vitest";
import type { ReferenceCollection } from "../../../src/engine/reference/reference-collection.ts";
import type { Filter } from "../../../src/engine/server/filter.ts";
import type { Point } from "../../../src/engine/server/update.ts";
import { collectionOf } from "./fixtures.ts";

const start = () =>
  collectionOf(
    [
      { vector: { a: [1, 1], b: [1] }, payload: { x: 1 } },
      { vector: { a: [2, 2], b: [2] }, payload: { x: 2, y: { z: 0 } } },
    ],
    { vectors: { a: { size: 2, distance: "Dot" }, b: { size: 1, distance: "Dot" } }, shard_number: 2 },
  );
const stateOf = async (collection: ReferenceCollection) =>
  JSON.parse(await collection.retrieve([1, 2, 3], true, true)) as unknown;
const isX1: Filter = { must: [{ key: "x", match: { value: 1 } }] };
const FIRST = { id: 1, payload: { x: 1 }, vector: { a: [1, 1], b: [1] } };
const SECOND = { id: 2, payload: { x: 2, y: { z: 0 } }, vector: { a: [2, 2], b: [2] } };

describe("an upsert", () => {
  const points: readonly Point[] = [
    { id: 2, vector: { a: [9, 9] }, payload: { n: null } },
    { id: 3, vector: {} },
  ];
  const [replaced, added] = [
    { id: 2, payload: { n: null }, vector: { a: [9, 9] } },
    { id: 3, payload: {}, vector: {} },
  ];

  test("replaces a point as a whole, and adds those that are new", async () => {
    const collection = await start();
    await collection.update({ upsert: { points, update_mode: "upsert" } });
    expect(await stateOf(collection)).toEqual([FIRST, replaced, added]);
  });

  test("may only add, or only replace", async () => {
    const [adding, replacing] = [await start(), await start()];
    await adding.update({ upsert: { points, update_mode: "insert_only" } });
    expect(await stateOf(adding)).toEqual([FIRST, SECOND, added]);
    await replacing.update({ upsert: { points, update_mode: "update_only" } });
    expect(await stateOf(replacing)).toEqual([FIRST, replaced]);
  });

  test("replaces only where the filter holds", async () => {
    const collection = await start();
    await collection.update({ upsert: { points, update_mode: "upsert", update_filter: isX1 } });
    expect(await stateOf(collection)).toEqual([FIRST, SECOND, added]);
  });

  test("does nothing where one vector is wrong", async () => {
    const collection = await start();
    const wrong = [points[0]!, { id: 3, vector: { a: [1] } }];
    await expect(collection.update({ upsert: { points: wrong, update_mode: "upsert" } })).rejects.toThrow(
      "Wrong input: Vector dimension error: expected dim: 2, got 1",
    );
    expect(await stateOf(collection)).toEqual([FIRST, SECOND]);
    const unknown = [{ id: 3, vector: { c: [1] } }];
    await expect(collection.update({ upsert: { points: unknown, update_mode: "upsert" } })).rejects.toThrow(
      "Wrong input: Not existing vector name error: c",
    );
  });
});

describe("a change of vectors", () => {
  test("replaces those that are given and leaves the others", async () => {
    const collection = await start();
    await collection.update({ update_vectors: { points: [{ id: 1, vector: { b: [7] } }] } });
    expect(await stateOf(collection)).toEqual([{ ...FIRST, vector: { a: [1, 1], b: [7] } }, SECOND]);
  });

  test("deletes some, by id or by filter", async () => {
    const collection = await start();
    await collection.update({ delete_vectors: { vector: ["a"], at: { filter: isX1 } } });
    expect(await stateOf(collection)).toEqual([{ ...FIRST, vector: { b: [1] } }, SECOND]);
  });

  test("refuses names that the collection does not have", async () => {
    const collection = await start();
    await expect(
      collection.update({ delete_vectors: { vector: ["c"], at: { points: [] } } }),
    ).rejects.toThrow("Not existing vector name error: c");
  });
});

describe("a change of payloads", () => {
  test("merges, below a key too", async () => {
    const collection = await start();
    await collection.update({
      set_payload: { payload: { x: null, w: 3 }, at: { points: [1] } },
    });
    await collection.update({ set_payload: { payload: { w: 4 }, key: "y", at: { points: [2] } } });
    expect(await stateOf(collection)).toEqual([
      { ...FIRST, payload: { w: 3 } },
      { ...SECOND, payload: { x: 2, y: { z: 0, w: 4 } } },
    ]);
  });

  test("overwrites, deletes keys and clears", async () => {
    const collection = await start();
    await collection.update({ overwrite_payload: { payload: { n: null }, at: { filter: isX1 } } });
    await collection.update({ delete_payload: { keys: ["x", "y.z", "gone"], at: { points: [2] } } });
    expect(await stateOf(collection)).toEqual([
      { ...FIRST, payload: { n: null } },
      { ...SECOND, payload: { y: {} } },
    ]);
    await collection.update({ clear_payload: { points: [1, 2] } });
    expect(await stateOf(collection)).toEqual([
      { ...FIRST, payload: {} },
      { ...SECOND, payload: {} },
    ]);
  });

  test("does nothing where one point is not there", async () => {
    const collection = await start();
    await expect(collection.update({ clear_payload: { points: [1, 99] } })).rejects.toMatchObject({
      status: 404,
      message: "Not found: No point with id 99 found",
    });
    expect(await stateOf(collection)).toEqual([FIRST, SECOND]);
  });
});

describe("a deletion", () => {
  test("takes points away by id or by filter, and minds none that are not there", async () => {
    const collection = await start();
    await collection.update({ delete: { points: [2, 99] } });
    expect(await stateOf(collection)).toEqual([FIRST]);
    await collection.update({ delete: { filter: isX1 } });
    expect(await stateOf(collection)).toEqual([]);
  });

  test("leaves nothing behind for a point that comes into the same slot", async () => {
    const collection = await start();
    await collection.update({ delete: { points: [1, 2] } });
    await collection.update({
      upsert: { points: [{ id: 3, vector: {} }], update_mode: "upsert" },
    });
    expect(await stateOf(collection)).toEqual([{ id: 3, payload: {}, vector: {} }]);
    expect(await collection.count({ must: [{ has_vector: "a" }] })).toBe(0);
  });
});

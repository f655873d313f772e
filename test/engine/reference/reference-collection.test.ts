import { describe, expect, test } from "vitest";
import { createReferenceBackend } from "../../../src/engine/reference/reference-backend.ts";
import type { CollectionConfig } from "../../../src/engine/server/collection-config.ts";
import { answer, ask, collectionOf, nearest } from "./fixtures.ts";

describe("a collection", () => {
  test("says how many points it has and what its indexes hold of them", async () => {
    const payloads = [{ x: 1 }, { x: 1.5 }, { x: [2, "a"] }, {}];
    const collection = await collectionOf(
      payloads.map((payload) => ({ payload })),
      { shard_number: 2 },
      { x: "integer" },
    );
    await collection.update({
      create_index: { field_name: "y", field_schema: { type: "integer", range: false } },
    });
    expect(await collection.info()).toEqual({
      status: "green",
      points_count: 4,
      indexed_vectors_count: 0,
      segments_count: 2,
      payload_schema: {
        x: { data_type: "integer", points: 2 },
        y: { data_type: "integer", params: { type: "integer", range: false }, points: 0 },
      },
    });
    await collection.update({ delete_index: { field_name: "x" } });
    expect(Object.keys((await collection.info()).payload_schema)).toEqual(["y"]);
  });

  test("numbers its changes, and a point bears the number of its last one", async () => {
    const collection = await collectionOf([{}, {}], {}, { x: "float" });
    await collection.update({ set_payload: { payload: { x: 1 }, at: { points: [2] } } });
    expect((await answer(collection, ask({}))).map(({ id, version }) => [id, version])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test("retrieves the points that are there, in the order asked for, each once", async () => {
    const collection = await collectionOf([{}, {}, {}], { shard_number: 2 });
    const records = JSON.parse(await collection.retrieve([3, 99, 1, 3], false, false));
    expect(records).toEqual([{ id: 3 }, { id: 1 }]);
  });

  test("counts what a filter passes", async () => {
    const collection = await collectionOf([{ payload: { x: 1 } }, { payload: { x: 2 } }], {
      shard_number: 2,
    });
    expect(await collection.count()).toBe(2);
    expect(await collection.count({ must: [{ key: "x", match: { value: 2 } }] })).toBe(1);
  });

  test("answers a batch in order, or fails as a whole", async () => {
    const collection = await collectionOf([{ vector: [1, 0] }]);
    const answers = await collection.query([ask({ limit: 1 }), nearest([2, 0])]);
    expect(answers.map((points) => JSON.parse(points)[0].score)).toEqual([1, 2]);
    await expect(collection.query([nearest([1, 0]), nearest([1, 0, 0])])).rejects.toMatchObject({
      status: 400,
    });
  });

  test("takes new settings", async () => {
    const collection = await collectionOf([]);
    const config = { ...collection.config, metadata: { a: 1 } };
    await collection.configure(config);
    expect(collection.config).toBe(config);
  });
});

test("the backend calls itself what it is, and finds nothing of an earlier process", async () => {
  const backend = createReferenceBackend();
  expect(backend.description).toBe("reference engine, not Qdrant");
  expect(await backend.load()).toEqual({ opened: new Map(), broken: new Map() });
  const config = { params: { shard_number: 1, vectors: { size: 1, distance: "Dot", datatype: "float16" } } };
  await expect(backend.create("x", config as CollectionConfig)).rejects.toMatchObject({ status: 501 });
});

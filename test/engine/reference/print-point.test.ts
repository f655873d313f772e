import { describe, expect, test } from "vitest";
import { answer, ask, collectionOf } from "./fixtures.ts";

const named = {
  vectors: {
    a: { size: 2, distance: "Dot" },
    m: { size: 1, distance: "Dot", multivector_config: { comparator: "max_sim" } },
  },
  sparse_vectors: { s: {} },
} as const;
const VECTOR = { a: [0.1, 2], m: [[0.3], [4]], s: { indices: [7], values: [0.7] } };

describe("a printed point", () => {
  test("has its id, version and score, and no more than was asked for", async () => {
    const collection = await collectionOf([{ vector: [0.1, 1], payload: { x: 1 } }]);
    expect(await collection.query([ask({ query: { nearest: [1, 0] } })])).toEqual([
      '[{"id":1,"version":0,"score":0.1}]',
    ]);
  });

  test("shows 32-bit floats in their shortest decimals", async () => {
    const collection = await collectionOf([{ vector: [0.1, 0.2] }]);
    expect(JSON.parse(await collection.retrieve([1], false, true))).toEqual([{ id: 1, vector: [0.1, 0.2] }]);
  });

  test("shows named vectors by their names, all or those that are asked for", async () => {
    const collection = await collectionOf([{ vector: VECTOR }], named);
    const vectorOf = async (with_vector: boolean | string[]) =>
      (await answer(collection, ask({ with_vector })))[0]?.vector;
    expect(await vectorOf(true)).toEqual(VECTOR);
    expect(await vectorOf(["s", "nope"])).toEqual({ s: VECTOR.s });
    expect(await vectorOf(false)).toBeUndefined();
  });

  test("shows the part of the payload that is asked for", async () => {
    const collection = await collectionOf([{ payload: { x: 1, y: 2 } }]);
    const [point] = await answer(collection, ask({ with_payload: { include: ["y"] } }));
    expect(point?.payload).toEqual({ y: 2 });
  });
});

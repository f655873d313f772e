import { describe, expect, test } from "vitest";
import { createStores } from "../../../../src/engine/reference/vectors/create-stores.ts";
import type { VectorStore } from "../../../../src/engine/reference/vectors/vector-store.ts";
import type { CollectionParams, VectorParams } from "../../../../src/engine/server/collection-config.ts";

const stores = (params: Partial<CollectionParams>) => createStores(params as CollectionParams);
const DOT: VectorParams = { size: 2, distance: "Dot" };
const dense = () => stores({ vectors: DOT }).get("")!;
const multi = () => stores({ vectors: { ...DOT, multivector_config: { comparator: "max_sim" } } }).get("")!;
const sparse = (modifier: "none" | "idf" = "none") =>
  stores({ sparse_vectors: { s: { modifier } } }).get("s")!;

const filled = (store: VectorStore, ...vectors: Parameters<VectorStore["set"]>[1][]) => {
  for (const [slot, vector] of vectors.entries()) {
    store.check(vector);
    store.set(slot, vector);
  }
  return store;
};

describe("createStores", () => {
  test("makes one for the unnamed vector, or one for each name", () => {
    expect([...stores({ vectors: DOT }).keys()]).toEqual([""]);
    expect([...stores({ vectors: { a: DOT, b: DOT }, sparse_vectors: { s: {} } }).keys()]).toEqual([
      "a",
      "b",
      "s",
    ]);
    expect([...stores({}).keys()]).toEqual([]);
  });

  test("refuses other data types than 32-bit floats", () => {
    expect(() => stores({ vectors: { ...DOT, datatype: "uint8" } })).toThrow(
      "Not supported by this server: vectors of the data type uint8.",
    );
  });
});

describe.each([
  ["dense", dense, [1, 2], [3, 4]],
  [
    "multi",
    multi,
    [[1, 2]],
    [
      [3, 4],
      [5, 6],
    ],
  ],
  ["sparse", sparse, { indices: [1], values: [2] }, { indices: [1, 7], values: [3, 4] }],
] as const)("a %s store", (_kind, make, first, second) => {
  test("gives back what was put in, replaced or deleted", () => {
    const store = filled(make(), first, second);
    expect(store.get(1)).toEqual(second);
    store.set(1, first);
    expect(store.get(1)).toEqual(first);
    store.delete(1);
    expect([store.has(0), store.has(1), store.has(2), store.has(99)]).toEqual([true, false, false, false]);
  });

  test("forgets nothing when it grows", () => {
    const store = filled(make(), first);
    store.set(1000, second);
    expect(store.get(0)).toEqual(first);
    expect(store.get(1000)).toEqual(second);
  });
});

describe("a dense store", () => {
  test("brings vectors to length 1 under the cosine", () => {
    const store = filled(stores({ vectors: { size: 2, distance: "Cosine" } }).get("")!, [3, 4]);
    expect(store.get(0)).toEqual([Math.fround(0.6), Math.fround(0.8)]);
  });

  test("refuses another dimension and other kinds of vectors", () => {
    expect(() => dense().check([1, 2, 3])).toThrow(
      "Wrong input: Vector dimension error: expected dim: 2, got 3",
    );
    expect(() => dense().scorer([1])).toThrow("expected dim: 2, got 1");
    expect(() => dense().check([[1, 2]])).toThrow("Conversion between multi and regular vectors failed");
    expect(() => dense().check({ indices: [], values: [] })).toThrow(
      "Conversion between sparse and regular vectors failed",
    );
  });
});

describe("a store of multivectors", () => {
  test("adds up for each vector of the query the best similarity to any of the point's", () => {
    const score = filled(multi(), [
      [1, 0],
      [0, 3],
    ]).scorer([
      [1, 1],
      [2, 0],
    ]);
    expect(score(0)).toBe(3 + 2);
  });

  test("takes a single vector for a list of one", () => {
    const store = filled(multi(), [1, 2]);
    expect(store.get(0)).toEqual([[1, 2]]);
    expect(store.scorer([1, 1])(0)).toBe(3);
  });

  test("refuses another dimension, no vector at all, and sparse vectors", () => {
    expect(() => multi().check([[1, 2], [3]])).toThrow("expected dim: 2, got 1");
    expect(() => multi().check([])).toThrow("expected dim: 2, got 0");
    expect(() => multi().check({ indices: [], values: [] })).toThrow("Conversion between sparse");
  });
});

describe("a sparse store", () => {
  test("adds up the products of the dimensions that both have", () => {
    const score = filled(sparse(), { indices: [1, 5], values: [2, 3] }).scorer({
      indices: [5, 1, 9],
      values: [10, 1, 1],
    });
    expect(score(0)).toBe(2 + 30);
  });

  test("gives no number where none is shared", () => {
    const score = filled(sparse(), { indices: [1], values: [2] }).scorer({ indices: [2], values: [1] });
    expect(score(0)).toBeNaN();
  });

  test("sorts the dimensions", () => {
    expect(filled(sparse(), { indices: [5, 1], values: [0.5, 2] }).get(0)).toEqual({
      indices: [1, 5],
      values: [2, 0.5],
    });
  });

  test("weighs a dimension by its rarity among the vectors that are not empty", () => {
    const store = filled(
      sparse("idf"),
      { indices: [1], values: [1] },
      { indices: [1, 2], values: [1, 1] },
      { indices: [], values: [] },
    );
    const [common, rare] = [1, 2].map((index) => store.scorer({ indices: [index], values: [1] })(1));
    expect(common).toBe(Math.fround(Math.log(1 + 0.5 / 2.5)));
    expect(rare).toBe(Math.fround(Math.log(1 + 1.5 / 1.5)));
  });

  test("refuses dense vectors and multivectors", () => {
    expect(() => sparse().check([1, 2])).toThrow("Conversion between sparse and regular vectors failed");
    expect(() => sparse().check([[1, 2]])).toThrow("Conversion between multi and regular vectors failed");
  });
});

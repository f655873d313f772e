import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dataset, Item } from "../../src/domain.ts";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { type Connection, connect } from "../../src/qdrant/client.ts";
import { openCollection } from "../../src/qdrant/existing-collection.ts";
import { type ItemCollection, seedCollection } from "../../src/qdrant/seed-collection.ts";
import { bareDataset } from "../dataset/bare-dataset.ts";

const words = (...pairs: [number, number][]) => ({
  indices: Uint32Array.from(pairs, ([index]) => index),
  values: Float32Array.from(pairs, ([, value]) => value),
});

/** Item 2 lacks the words, item 3 the dense vector, item 4 both. */
const items: Item[] = [
  { dense: Float32Array.of(1, 0), words: words([3, 2], [4_294_967_295, 0.5]) },
  { dense: Float32Array.of(0.5, 0.5) },
  { words: words([3, 1]) },
  {},
].map((vectors, i) => ({ id: i + 1, vector: new Float32Array(), vectors, payload: {} }));

const dataset: Dataset = {
  ...bareDataset("papers", items, []),
  dimensions: 0,
  vectorSpaces: [
    { name: "dense", kind: "dense", dimensions: 2 },
    { name: "words", kind: "sparse", dimensions: undefined, modifier: "idf" },
  ],
};
const withVectors = (vectors: Item["vectors"]): Dataset => ({
  ...dataset,
  items: items.map((item, i) => (i === 0 ? { ...item, vectors: { ...item.vectors, ...vectors } } : item)),
});

describe.each(["embedded", "reference"] as const)("on the %s engine", (engine) => {
  let server: EmbeddedQdrant;
  let connection: Connection;
  let collection: ItemCollection;
  beforeAll(async () => {
    server = await startEmbeddedQdrant(engine === "embedded" ? {} : { engine });
    connection = await connect({ url: server.url, kind: "url", description: "" });
    collection = await seedCollection(connection, dataset, {
      experiment: "papers",
      distance: "Cosine",
      features: [],
    });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const search = async (query: number[] | { indices: number[]; values: number[] }, using: string) => {
    const { points } = await connection.client.query(collection.name, { query, using, limit: 10 });
    return points.map(({ id, score }) => [id, Math.fround(score)]);
  };

  it("a collection holds every vector that an item has, and no other", async () => {
    const points = await connection.client.retrieve(collection.name, {
      ids: [1, 2, 3, 4],
      with_vector: true,
      with_payload: false,
    });
    expect(
      Object.fromEntries(points.map(({ id, vector }) => [id, Object.keys(Object(vector)).sort()])),
    ).toEqual({
      1: ["dense", "words"],
      2: ["dense"],
      3: ["words"],
      4: [],
    });
  });

  it("a search by one name finds the items that have such a vector", async () => {
    expect(await search([1, 0], "dense")).toEqual([
      [1, 1],
      [2, expect.closeTo(Math.SQRT1_2, 6)],
    ]);
  });

  it("a sparse search weighs by the inverse document frequency where the manifest says idf", async () => {
    // Index 3 is in 2 of the 2 vectors: ln((2 - 2 + 0.5) / (2 + 0.5) + 1); the last index in 1 of 2.
    const [both, one] = [Math.log(0.5 / 2.5 + 1), Math.log(1.5 / 1.5 + 1)];
    expect(await search({ indices: [3, 4_294_967_295], values: [1, 1] }, "words")).toEqual([
      [1, expect.closeTo(2 * both + 0.5 * one, 5)],
      [3, expect.closeTo(both, 5)],
    ]);
  });

  describe("an existing collection", () => {
    const open = (expected: Dataset) =>
      openCollection(connection, expected, {
        name: collection.name,
        vector: undefined,
        distance: "Cosine",
        features: [],
        sample: Int32Array.of(0, 1, 2, 3),
      });

    it("is taken where it holds the same vectors, and lacks the same", async () => {
      expect(await open(dataset)).toMatchObject({ using: undefined, precision: 1e-5 });
    });

    it.each<[string, Dataset, string]>([
      [
        "another dense vector",
        withVectors({ dense: Float32Array.of(0, 1) }),
        "its vector dense is not the dataset's for 1 of 4 items that were compared: 1;",
      ],
      [
        "another number in a sparse one",
        withVectors({ words: words([3, 2.5], [4_294_967_295, 0.5]) }),
        "its vector words is not the dataset's for 1 of 4 items that were compared: 1;",
      ],
      [
        "a sparse one with other indices",
        withVectors({ words: words([3, 2], [7, 0.5]) }),
        "its vector words is not the dataset's for 1 of 4 items that were compared: 1;",
      ],
      [
        "one that the dataset has not",
        { ...dataset, items: items.map((item) => (item.id === 3 ? { ...item, vectors: {} } : item)) },
        "its vector words is not the dataset's for 1 of 4 items that were compared: 3;",
      ],
      [
        "another modifier",
        { ...dataset, vectorSpaces: [{ name: "words", kind: "sparse", dimensions: undefined }] },
        "its sparse vector words has the modifier idf, and the dataset says none",
      ],
      [
        "no sparse vector of that name",
        { ...dataset, vectorSpaces: [{ name: "bm25", kind: "sparse", dimensions: undefined }] },
        "it has no sparse vector bm25; it has words",
      ],
    ])("is refused where it has %s", async (_, expected, problem) => {
      await expect(open(expected)).rejects.toThrow(problem);
    });
  });
});

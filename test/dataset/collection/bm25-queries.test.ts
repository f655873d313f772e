import { expect, it } from "vitest";
import { bm25Embedder } from "../../../src/dataset/bm25/bm25-embedder.ts";
import { loadDataset } from "../../../src/dataset/load-dataset.ts";
import { inputProblems, jsonLines, scratchFolder } from "../scratch.ts";

function folder(name: string) {
  return scratchFolder({
    "dataset.json": JSON.stringify({
      ...{ kind: "collection", collection: "texts", judgments: "qrels.txt" },
      vectors: { [name]: { kind: "bm25" } },
    }),
    "queries.jsonl": jsonLines([
      { id: "q0", text: "Foxes jumping" },
      { id: "q1", text: "whales" },
    ]),
    "qrels.txt": "q0 0 1 1\nq1 0 1 1\n",
  });
}

const load = (place: string) =>
  loadDataset(place, undefined, async () => ({
    dimensions: 0,
    vectorSpaces: [{ name: "words", kind: "sparse", dimensions: undefined, modifier: "idf" }],
    items: [{ id: 1, vector: new Float32Array(), payload: {} }],
  }));

it("makes queries of their texts, to search the collection's own BM25 vectors", async () => {
  const { users, collection } = await load(await folder("words"));
  const { query } = bm25Embedder({ language: "english", k: 1.2, b: 0.75 });
  expect(users[0]!.vectors).toEqual({ words: query("fox jump") });
  expect(collection?.parts).toMatchObject({ points: { rows: 1 }, users: { rows: 2 }, labels: { rows: 2 } });
});

it("is refused where the collection has no such vector", async () => {
  const place = await folder("bm25");
  expect(await inputProblems(place, load(place))).toEqual([
    "vectors.bm25: collection texts has no sparse vector of that name",
  ]);
});

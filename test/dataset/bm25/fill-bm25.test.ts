import { describe, expect, it } from "vitest";
import { bm25Embedder } from "../../../src/dataset/bm25/bm25-embedder.ts";
import { loadDataset } from "../../../src/dataset/load-dataset.ts";
import { inputProblems, jsonLines, scratchFolder } from "../scratch.ts";

const items = [
  { id: 1, title: "Red foxes", payload: { text: "A fox jumps" } },
  { id: 2, title: "Blue", payload: { text: ["whales", "and one fox"] } },
  { id: 3, payload: {} },
];
const queries = [{ id: "q1", text: "foxes, foxes jumping" }];

function folder(changes: { words?: object; items?: object[]; queries?: object[] } = {}) {
  return scratchFolder({
    "dataset.json": JSON.stringify({
      ...{ kind: "files", format: 1, name: "texts", positiveFrom: 1, split: { by: "query", folds: 2 } },
      vectors: { words: { kind: "bm25", ...changes.words } },
    }),
    "items.jsonl": jsonLines(changes.items ?? items),
    "queries.jsonl": jsonLines([...(changes.queries ?? queries), { id: "q0", text: "blue" }]),
    "qrels.txt": "q1 0 1 1\nq0 0 2 1\n",
  });
}

describe("vectors that are made of texts", () => {
  const embedder = bm25Embedder({ language: "english", k: 1.2, b: 0.75 });

  it("have the measured average length, over the items that have a text", async () => {
    const { vectorSpaces, items, users } = await loadDataset(await folder());
    // red fox fox jump; blue whale one fox
    expect(vectorSpaces).toMatchObject([
      { name: "words", kind: "sparse", modifier: "idf", bm25: { averageLength: 4 } },
    ]);
    expect(items.map(({ vectors }) => vectors?.words)).toEqual([
      embedder.document("red fox fox jump", 4),
      embedder.document("blue whale one fox", 4),
      undefined,
    ]);
    expect(users[0]!.vectors).toEqual({ words: embedder.query("fox jump") });
  });

  it("may have other fields and an average length that is given", async () => {
    const words = { fields: ["text"], averageLength: 256 };
    const { items } = await loadDataset(await folder({ words }));
    expect(items[0]!.vectors).toEqual({ words: embedder.document("fox jump", 256) });
  });

  it.each<[string, Parameters<typeof folder>[0], string]>([
    [
      "no item has a text",
      { words: { fields: ["body"] } },
      'vectors.words: no item has a word in body; name by "fields" the payload keys that hold texts',
    ],
    [
      "a query has no text",
      { queries: [{ id: "q1" }] },
      "user q1: has no text, of which its vector words is made",
    ],
    [
      "an item has such a vector",
      { items: [{ ...items[0], vectors: { words: { indices: [], values: [] } } }, items[1]!] },
      'items.jsonl:1: vectors.words is made of texts, as the manifest says by "kind": "bm25"; leave it out',
    ],
  ])("are refused where %s", async (_, changes, problem) => {
    const place = await folder(changes);
    expect(await inputProblems(place, loadDataset(place))).toEqual([problem]);
  });
});

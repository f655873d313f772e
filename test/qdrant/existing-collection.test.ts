import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dataset } from "../../src/domain.ts";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { type Connection, connect } from "../../src/qdrant/client.ts";
import { openCollection } from "../../src/qdrant/existing-collection.ts";
import { smallDataset } from "../retrieval/small-dataset.ts";

let server: EmbeddedQdrant;
let connection: Connection;
beforeAll(async () => {
  server = await startEmbeddedQdrant({ engine: "reference" });
  connection = await connect({ url: server.url, kind: "url", description: "" });
  const points = smallDataset.items.map(({ id, vector }) => ({ id, vector: Array.from(vector) }));
  await put("/collections/plain", { vectors: { size: 2, distance: "Cosine" } });
  await put("/collections/plain/points?wait=true", { points });
  await put("/collections/sharded", { vectors: { size: 2, distance: "Cosine" }, shard_number: 3 });
  await put("/collections/sharded/points?wait=true", { points });
  const topics = { size: 3, distance: "Dot" };
  await put("/collections/named", { vectors: { text: { size: 2, distance: "Cosine" }, topics } });
  const named = points.map(({ id, vector }) => ({ id, vector: { text: vector, topics: [0, 0, 0] } }));
  await put("/collections/named/points?wait=true", { points: named });
});
afterAll(() => server[Symbol.asyncDispose]());

async function put(path: string, body: object): Promise<void> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(server.url + path, { method: "PUT", headers, body: JSON.stringify(body) });
  expect(response.status, await response.text()).toBe(200);
}

interface Wanted {
  readonly name: string;
  readonly vector?: string;
  readonly distance?: "Cosine" | "Dot";
  readonly dataset?: Dataset;
  readonly topics?: readonly string[];
  readonly sample?: readonly number[];
  readonly onNote?: (line: string) => void;
}

function open({
  name,
  vector,
  distance = "Cosine",
  dataset = smallDataset,
  topics,
  sample = dataset.items.map((_, i) => i),
  onNote = () => {},
}: Wanted) {
  const features = createFeatures(
    topics === undefined
      ? [{ kind: "prefetch-score" }]
      : [{ kind: "affinity-vector", path: "topics", keys: [...topics] }],
  );
  return openCollection(connection, dataset, {
    name,
    vector,
    distance,
    features,
    sample: Int32Array.from(sample),
    onNote,
  });
}

/** The dataset, where each item has the vector of another one. */
function withVectorsOf(others: readonly number[]): Dataset {
  const { items } = smallDataset;
  return { ...smallDataset, items: items.map((each, i) => ({ ...each, vector: items[others[i]!]!.vector })) };
}

describe("openCollection", () => {
  it("takes a collection that fits, and leaves it there", async () => {
    const { name, using, ...collection } = await open({ name: "plain" });
    expect({ name, using }).toEqual({ name: "plain", using: undefined });
    await collection[Symbol.asyncDispose]();
    expect((await fetch(`${server.url}/collections/plain`)).status).toBe(200);
  });

  it("searches the vector that is named", async () => {
    expect((await open({ name: "named", vector: "text" })).using).toBe("text");
  });

  it("takes further vectors for the features that score by them", async () => {
    await open({ name: "named", vector: "text", topics: ["jazz", "film", "news"] });
  });

  it("warns of shards, which prefetch each by itself", async () => {
    const notes: string[] = [];
    await open({ name: "sharded", onNote: (line) => notes.push(line) });
    expect(notes).toEqual([
      "Collection sharded has 3 shards: each prefetches by itself, so M candidates become up to 3 M",
    ]);
  });

  it("compares the vectors of a sample only", async () => {
    await open({ name: "plain", dataset: withVectorsOf([0, 2, 1, 3]), sample: [0, 3] });
  });

  const item = (id: number) => ({ ...smallDataset.items[0]!, id });
  it.each<[string, Wanted, RegExp]>([
    ["is not there", { name: "other" }, /there is no collection other; there is named, plain, sharded$/],
    [
      "has named vectors, of which none was chosen",
      { name: "named" },
      /^collection named: its vectors have names; say in retrieval\.vector which .*: text, topics$/,
    ],
    [
      "has other names",
      { name: "named", vector: "image" },
      /named: it has no vector image; it has text, topics$/,
    ],
    [
      "has no names",
      { name: "plain", vector: "text" },
      /plain: it has no vector text; it has one, without a name$/,
    ],
    [
      "has another dimension and another distance, both told",
      { name: "plain", distance: "Dot", dataset: { ...smallDataset, dimensions: 3 } },
      /its vector has 2 dimensions, 3 are needed\n.*its vector is compared by Cosine, and should be by Dot$/,
    ],
    [
      "lacks items",
      { name: "plain", dataset: { ...smallDataset, items: [0, 7, 8, 9, 10, 11].map(item) } },
      /plain: 5 of the 6 items of dataset videos are not in it: 7, 8, 9, …$/,
    ],
    [
      "has points that are no items",
      { name: "plain", dataset: { ...smallDataset, items: smallDataset.items.slice(1) } },
      /plain: it holds 4 points, dataset videos 3 items; every point must be an item/,
    ],
    [
      "lacks the vector of a feature",
      { name: "plain", topics: ["jazz", "film", "news"] },
      /plain: it has no vector topics; it has one, without a name$/,
    ],
    [
      "has that vector in another size",
      { name: "named", vector: "text", topics: ["jazz", "film"] },
      /named: its vector topics has 3 dimensions, 2 are needed$/,
    ],
    [
      "has the vectors of two items exchanged",
      { name: "plain", dataset: withVectorsOf([0, 2, 1, 3]) },
      /plain: its vector is not the dataset's for 2 of 4 items that were compared: 1, 2; evaluate/,
    ],
    [
      "has all vectors exchanged",
      { name: "named", vector: "text", dataset: withVectorsOf([1, 2, 3, 0]) },
      /named: its vector text is not the dataset's for 4 of 4 items that were compared: 0, 1, 2, …;/,
    ],
    [
      "has another vector of a feature",
      {
        name: "named",
        vector: "text",
        topics: ["jazz", "film", "news"],
        dataset: {
          ...smallDataset,
          items: smallDataset.items.map((each) => ({
            ...each,
            payload: { topics: { jazz: each.id === 3 ? 1 : 0 } },
          })),
        },
      },
      /named: its vector topics is not the dataset's for 1 of 4 items that were compared: 3;/,
    ],
  ])("refuses one that %s", async (_, wanted, message) => {
    const failure = await open(wanted).catch((error: Error) => error);
    expect(failure).toMatchObject({ code: "input", message: expect.stringMatching(message) });
  });
});

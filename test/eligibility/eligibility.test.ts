import { afterAll, beforeAll, expect, it } from "vitest";
import { createConstraint } from "../../src/eligibility/constraint-kinds.ts";
import { createEligibility } from "../../src/eligibility/eligibility.ts";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { connect } from "../../src/qdrant/client.ts";
import { seedCollection } from "../../src/qdrant/seed-collection.ts";
import { retrieveCandidates } from "../../src/retrieval/search-session.ts";
import { ownRetriever } from "../retrieval/own-retriever.ts";
import { smallDataset as dataset } from "../retrieval/small-dataset.ts";

const everything = dataset.items.map((_, item) => item);

let server: EmbeddedQdrant;
beforeAll(async () => {
  server = await startEmbeddedQdrant({ engine: "reference" });
});
afterAll(() => server[Symbol.asyncDispose]());

it("excludes item by item what a query's user has seen, where an experiment says so", () => {
  const seen = Int32Array.of(1, 3);
  const unseen = createEligibility([createConstraint({ kind: "unseen" })], dataset);
  expect([unseen.excludesItems, [...unseen.excludedItems({ seen })]]).toEqual([true, [1, 3]]);
  const all = createEligibility([], dataset);
  expect([all.excludesItems, [...all.excludedItems({ seen })]]).toEqual([false, []]);
});

it("gives a query in Qdrant just the items that are eligible here", async () => {
  const connection = await connect({ url: server.url, kind: "reference", description: "" });
  await using collection = await seedCollection(connection, dataset, {
    experiment: "excluded",
    distance: "Cosine",
    features: [],
  });
  const { client } = connection;
  const eligibility = createEligibility([], dataset);
  const retrievers = ownRetriever(dataset);
  const session = { client, collection, dataset, retrievers, eligibility, onProgress: () => {} };
  for (const excluded of [[], [0], everything.slice(1), everything]) {
    const query = { user: 0, excluded: Int32Array.from(excluded) };
    const [ranking] = await retrieveCandidates(session, [query], everything.length);
    const { has, count } = eligibility.items(query);
    expect([...ranking!.items].sort((a, b) => a - b)).toEqual(everything.filter(has));
    expect(ranking!.items).toHaveLength(count());
  }
});

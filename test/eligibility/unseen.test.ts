import { afterAll, beforeAll, expect, it } from "vitest";
import { unseen } from "../../src/eligibility/unseen.ts";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { connect } from "../../src/qdrant/client.ts";
import { seedCollection } from "../../src/qdrant/seed-collection.ts";
import { retrieveCandidates } from "../../src/retrieval/search-session.ts";
import { smallDataset } from "../retrieval/small-dataset.ts";

let server: EmbeddedQdrant;
beforeAll(async () => {
  server = await startEmbeddedQdrant({ engine: "reference" });
});
afterAll(() => server[Symbol.asyncDispose]());

it("gives a query in Qdrant just the items that its predicate allows", async () => {
  const connection = await connect({ url: server.url, kind: "reference", description: "" });
  const dataset = smallDataset;
  await using collection = await seedCollection(connection, dataset, {
    experiment: "unseen",
    distance: "Cosine",
    features: [],
  });
  const { client } = connection;
  const session = { client, collection, dataset, constraints: [unseen], onProgress: () => {} };
  const everything = dataset.items.map((_, item) => item);
  for (const excluded of [[], [0], everything.slice(1), everything]) {
    const query = { user: 0, excluded: Int32Array.from(excluded) };
    const [ranking] = await retrieveCandidates(session, [query], everything.length);
    expect([...ranking!.items].sort((a, b) => a - b)).toEqual(
      everything.filter((item) => unseen.allows(query, item)),
    );
  }
});

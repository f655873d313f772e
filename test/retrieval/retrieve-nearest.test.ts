import { expect, it } from "vitest";
import { type ConstrainedQuery, createEligibility } from "../../src/eligibility/eligibility.ts";
import { connect } from "../../src/qdrant/client.ts";
import { seedCollection } from "../../src/qdrant/seed-collection.ts";
import { retrieveNearest, type SearchSession } from "../../src/retrieval/search-session.ts";
import { contract } from "../contract/engines.ts";
import { ownRetriever } from "./own-retriever.ts";
import { smallDataset } from "./small-dataset.ts";

const near = Float32Array.of(1, 0);
const far = Float32Array.of(0, 1);

/** Every third of 24 items lies where the first user is, all others where the second is; the third user is nowhere. */
const dataset = {
  ...smallDataset,
  items: Array.from({ length: 24 }, (_, id) => ({ id, vector: id % 3 === 0 ? near : far, payload: {} })),
  users: [near, far, Float32Array.of(0, 0)].map((vector, i) => ({ id: `${i}`, vector, affinities: {} })),
};
const [first, second, nowhere] = dataset.users.map((_, user) => ({ user, excluded: new Int32Array() }));

await contract("the nearest items, many of them tied", ({ url }) => {
  async function nearestOf(depth: number, ...queries: readonly ConstrainedQuery[]) {
    const connection = await connect({ url, kind: "embedded", description: "" });
    await using collection = await seedCollection(connection, dataset, {
      experiment: "ties",
      distance: "Cosine",
      features: [],
    });
    const { client } = connection;
    const eligibility = createEligibility([], dataset);
    const retrievers = ownRetriever(dataset);
    const session: SearchSession = {
      client,
      collection,
      dataset,
      retrievers,
      eligibility,
      onProgress: () => {},
    };
    const { rankings, nextScores } = await retrieveNearest(session, queries, depth);
    return { items: rankings.map(({ items }) => [...items]), nextScores };
  }

  it("are the first of their ids, whatever the engine would choose", async () => {
    expect((await nearestOf(4, first!, second!)).items).toEqual([
      [0, 3, 6, 9],
      [1, 2, 4, 5],
    ]);
  });

  it("go on with the next score where a tie ends", async () => {
    const { items } = await nearestOf(10, first!);
    expect(items).toEqual([[...Array.from({ length: 8 }, (_, i) => 3 * i), 1, 2]]);
  });

  it("are the engine's choice where a tie goes on very far", async () => {
    const { items, nextScores } = await nearestOf(2, nowhere!);
    expect(items[0]).toHaveLength(2);
    expect(nextScores).toEqual(Float32Array.of(0));
  });

  it("are all items where no more are there", async () => {
    const { items, nextScores } = await nearestOf(200, first!, second!);
    expect(items.map(({ length }) => length)).toEqual([24, 24]);
    expect(nextScores).toEqual(Float32Array.of(Number.NaN, Number.NaN));
  });
});

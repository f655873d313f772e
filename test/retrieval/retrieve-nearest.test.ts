import { expect, it } from "vitest";
import { connect } from "../../src/retrieval/client.ts";
import { seedCollection } from "../../src/retrieval/collection.ts";
import { retrieveNearest, type SearchSession } from "../../src/retrieval/search-session.ts";
import { contract } from "../contract/engines.ts";
import { smallDataset } from "./small-dataset.ts";

const near = Float32Array.of(1, 0);
const far = Float32Array.of(0, 1);

/** Every third of 90 items lies where the first user is, all others where the second is. */
const dataset = {
  ...smallDataset,
  items: Array.from({ length: 90 }, (_, id) => ({ id, vector: id % 3 === 0 ? near : far, payload: {} })),
  users: [near, far].map((vector, i) => ({ id: `${i}`, vector, affinities: {} })),
};
const askers = [0, 1].map((user) => ({ user, seen: new Int32Array() }));

await contract("the nearest items, many of them tied", ({ url }) => {
  async function nearestOf(depth: number) {
    const connection = await connect({ url, kind: "embedded", description: "" });
    await using collection = await seedCollection(connection, dataset, {
      experiment: "ties",
      distance: "Cosine",
      features: [],
    });
    const { client } = connection;
    const session: SearchSession = { client, collection, dataset, excludeSeen: false, onProgress: () => {} };
    const { rankings } = await retrieveNearest(session, askers, depth);
    return rankings.map(({ items }) => [...items]);
  }

  it("are the first of their ids, whatever the engine would choose", async () => {
    expect(await nearestOf(4)).toEqual([
      [0, 3, 6, 9],
      [1, 2, 4, 5],
    ]);
  });

  it("go on with the next score where a tie ends", async () => {
    const [ofFirst] = await nearestOf(33);
    expect(ofFirst).toEqual([...Array.from({ length: 30 }, (_, i) => 3 * i), 1, 2, 4]);
  });

  it("are all items where no more are there", async () => {
    expect((await nearestOf(200)).map((items) => items.length)).toEqual([90, 90]);
  });
});

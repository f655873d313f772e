import { expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { contract } from "./engines.ts";

const POINTS = 2000;
const SIZE = 16;

await contract("indexing", ({ isQdrant, call, collection }) => {
  const scansOnly = !isQdrant;
  const random = createRandom("contract/indexing");
  const vector = () => Array.from({ length: SIZE }, () => random() - 0.5);

  /** The ids of the ten nearest points. */
  const nearest = async (query: readonly number[], params: object) => {
    const body = { query, params, limit: 10 };
    const { result } = await call("POST", `${collection}/points/query`, body);
    return (result as { points: { id: number }[] }).points.map(({ id }) => id);
  };

  it.skipIf(scansOnly)(
    "builds a graph once a collection outgrows its threshold, and says so",
    { timeout: 60_000 },
    async () => {
      await call("PUT", collection, {
        vectors: { size: SIZE, distance: "Dot" },
        optimizers_config: { indexing_threshold: 10 },
        hnsw_config: { full_scan_threshold: 10 },
        quantization_config: { scalar: { type: "int8", always_ram: true } },
      });
      const points = Array.from({ length: POINTS }, (_, id) => ({ id, vector: vector() }));
      await call("PUT", `${collection}/points?wait=true`, { points });
      const state = async () => (await call("GET", collection)).result;
      await expect
        .poll(state, { timeout: 50_000, interval: 100 })
        .toMatchObject({ status: "green", points_count: POINTS, indexed_vectors_count: POINTS });
    },
  );

  it.skipIf(scansOnly)(
    "finds most of the true neighbours in the graph, and all of them when told to be exact",
    async () => {
      let found = 0;
      for (let i = 0; i < 20; i++) {
        const query = vector();
        const exact = await nearest(query, { exact: true });
        const graph = await nearest(query, { hnsw_ef: 64 });
        found += graph.filter((id) => exact.includes(id)).length;
      }
      expect(found).toBeGreaterThan(160); // of 200
      expect(await nearest(vector(), { exact: true })).toHaveLength(10);
    },
  );
});

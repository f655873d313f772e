import { afterAll, beforeAll, expect, it } from "vitest";
import type { Dataset } from "../../src/domain.ts";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { connect } from "../../src/qdrant/client.ts";
import { type ItemCollection, seedCollection } from "../../src/qdrant/seed-collection.ts";
import { hybridFile, judgedWorld, runHybrid } from "./judged-hybrid-world.ts";

let server: EmbeddedQdrant;
beforeAll(async () => {
  server = await startEmbeddedQdrant({ engine: "reference" });
});
afterAll(() => server[Symbol.asyncDispose]());

/** The world, its dense vectors compared by Dot, whatever an experiment says. */
function byDot(): Dataset {
  const world = judgedWorld();
  const vectorSpaces = world.vectorSpaces.map((space) =>
    space.kind === "dense" ? { ...space, distance: "Dot" as const } : space,
  );
  return { ...world, vectorSpaces };
}

async function seed(dataset: Dataset): Promise<ItemCollection> {
  const connection = await connect({ url: server.url, kind: "url", description: "" });
  return seedCollection(connection, dataset, { experiment: "existing", distance: "Cosine", features: [] });
}

it("evaluates an existing collection by its dense and its sparse vectors, each by a distance of its own", async () => {
  const dataset = byDot();
  await using collection = await seed(dataset);
  const retrieval = { ...hybridFile.retrieval, collection: collection.name };
  const existing = await runHybrid(server.url, { retrieval }, dataset);
  const own = await runHybrid(server.url, {}, dataset);
  expect(existing.scores).toEqual(own.scores);
  expect(existing.parity).toMatchObject([{ different: 0 }]);
  expect(existing.prefetchParity).toMatchObject({ beyondRounding: 0 });
  const ofDense = (report: typeof own) => report.scores.filter(({ system }) => system === "dense");
  expect(ofDense(await runHybrid(server.url))).not.toEqual(ofDense(own));
});

it("refuses a collection whose dense vectors are compared otherwise than the dataset says", async () => {
  await using collection = await seed(judgedWorld());
  const retrieval = { ...hybridFile.retrieval, collection: collection.name };
  await expect(runHybrid(server.url, { retrieval }, byDot())).rejects.toThrow(
    "its vector dense is compared by Cosine, and should be by Dot",
  );
});

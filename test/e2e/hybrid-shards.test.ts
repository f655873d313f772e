import { afterAll, beforeAll, expect, it } from "vitest";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { connect } from "../../src/qdrant/client.ts";
import { seedCollection } from "../../src/qdrant/seed-collection.ts";
import { renderMarkdown } from "../../src/report/render-markdown.ts";
import { hybridFile, judgedWorld, runHybrid } from "./judged-hybrid-world.ts";

let server: EmbeddedQdrant;
beforeAll(async () => {
  server = await startEmbeddedQdrant({ engine: "reference" });
});
afterAll(() => server[Symbol.asyncDispose]());

const nearest = { query: { $vector: "dense" }, using: "dense", limit: 10 };
const systems = [
  { kind: "dbsf", name: "dbsf" },
  {
    kind: "query",
    name: "nested",
    request: {
      prefetch: { prefetch: [nearest, nearest], query: { fusion: "rrf" }, limit: 10 },
      query: { formula: "$score" },
      limit: 10,
    },
  },
];

function run(settings: object) {
  return runHybrid(server.url, { systems, retrieval: { ...hybridFile.retrieval, ...settings } });
}

it("ranks the nearest of three shards by two retrievers as one shard does", async () => {
  const [one, global] = [await run({}), await run({ shards: 3, candidates: "global" })];
  const ofFirst = ({ scores }: typeof one) => scores.filter(({ system }) => system !== "nested");
  expect(ofFirst(global)).toEqual(ofFirst(one));
  expect(global.parity).toMatchObject([{ beyondRounding: 0, otherTopBeyondTies: 0 }]);
  expect(global.trust.shards.counts).toMatchObject([{ above: 0 }]);
});

it("counts what each shard finds for itself, and names the request that fuses there", async () => {
  const report = await run({ shards: 3 });
  expect(report.parity).toMatchObject([{ beyondRounding: 0, otherTopBeyondTies: 0 }]);
  const { most, above } = report.trust.shards.counts[0]!;
  expect(most).toBeGreaterThan(2 * 10);
  expect(most).toBeLessThanOrEqual(3 * 2 * 10);
  expect(above).toBe(report.dataset.queries);
  expect(report.findings).toContainEqual({
    ...{ code: "fusion-per-shard", severity: "warning" },
    ...{ systems: ["nested"], shards: 3 },
  });
  expect(renderMarkdown(report)).toContain("more candidates than 2 × the depth were ranked");
});

it("refuses what each of several shards would compute of its own items, of an existing collection too", async () => {
  const dataset = judgedWorld("idf");
  const connection = await connect({ url: server.url, kind: "url", description: "" });
  const options = { experiment: "sharded", distance: "Cosine", features: [], shards: 3 } as const;
  await using collection = await seedCollection(connection, dataset, options);
  const retrieval = { ...hybridFile.retrieval, missing: "default" };
  const features = [...hybridFile.features, { kind: "fusion-score", by: "dbsf" }];
  for (const place of [{ shards: 3 }, { collection: collection.name }]) {
    const experiment = { features, retrieval: { ...retrieval, ...place } };
    await expect(runHybrid(server.url, experiment, dataset)).rejects.toMatchObject({
      code: "input",
      problems: [
        expect.stringMatching(/^features: a fusion-score .* each of 3 shards computes of its own lists/),
        expect.stringMatching(/^retrieval.missing is "default", but each of 3 shards/),
        expect.stringMatching(/^retriever bm25: by the modifier idf of vector words/),
      ],
    });
  }
});

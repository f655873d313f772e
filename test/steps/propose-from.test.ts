import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { experimentSchema } from "../../src/experiment/experiment.ts";
import { SILENT } from "../../src/progress.ts";
import { stops } from "../../src/report/findings/first-screen.ts";
import { runExperiment } from "../../src/run-experiment.ts";
import { proposeFrom } from "../../src/steps/propose-from.ts";
import { fillCollection, teamFolder } from "../dataset/collection/team-collection.ts";

let server: EmbeddedQdrant;
let folder: string;
beforeAll(async () => {
  server = await startEmbeddedQdrant({ engine: "reference" });
  folder = await mkdtemp(join(tmpdir(), "propose-"));
  await fillCollection(server.url, "videos");
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const names = { name: "videos", dataset: "../datasets/videos" };
const propose = (changes: object = {}) => {
  const source = { folder, collection: "videos", engine: server.url, lastReport: join(folder, "none.json") };
  return proposeFrom({ ...source, ...changes }, names, {
    progress: SILENT,
    signal: new AbortController().signal,
  });
};

it("proposes a manifest and an experiment on a collection alone", async () => {
  const { experiment, manifest, missing } = await propose();
  expect(manifest).toEqual({
    ...{ kind: "collection", format: 1, collection: "videos" },
    ...{ queries: "queries.jsonl", judgments: "qrels.txt", idKey: "product.sku", titleKey: "heading" },
  });
  expect(missing).toEqual(["queries.jsonl", "qrels.txt"]);
  expect(experiment).toMatchObject({
    retrieval: { retrievers: [{ name: "dense" }, { name: "words" }] },
    training: { source: "candidates", depth: 50 },
    features: [
      { kind: "prefetch-score", of: "dense" },
      { kind: "prefetch-score", of: "words" },
      { kind: "payload-number", path: "quality" },
      { kind: "payload-number", path: "size" },
    ],
    ranking: { depths: [20, 50], headline: "nDCG@10" },
  });
});

it("proposes an experiment that runs as it is, once there are queries and judgments", async () => {
  const team = await teamFolder();
  for (const file of ["queries.jsonl", "qrels.txt"]) {
    await writeFile(join(folder, file), await readFile(join(team, file)));
  }
  const { experiment, manifest, missing } = await propose();
  expect(missing).toEqual([]);
  // The language that all relevant items share with their queries is a rule.
  expect(experiment).toMatchObject({
    retrieval: { only: [{ kind: "keyword", path: "language", attribute: "language" }] },
  });
  await writeFile(join(folder, "dataset.json"), JSON.stringify(manifest));
  const { report } = await runExperiment(
    { experiment: experimentSchema.parse(experiment), datasetFolder: folder },
    { engine: server.url },
  );
  expect(stops(report.findings)).toEqual([]);
  expect(report.dataset).toMatchObject({ items: 160, queries: expect.any(Number) });
});

it("proposes bins where the last run found no straight line", async () => {
  const lastReport = join(folder, "report.json");
  const remedy = { kind: "payload-bins", path: "quality" };
  const findings = [{ code: "better" }, { code: "wrong-shape", features: [{ feature: "quality", remedy }] }];
  await writeFile(lastReport, JSON.stringify({ findings }));
  const { experiment } = await propose({ collection: undefined, lastReport });
  expect(experiment.features).toContainEqual(
    expect.objectContaining({ kind: "payload-bins", path: "quality" }),
  );
});

it("does not write over a manifest", async () => {
  await expect(propose()).rejects.toThrow(/dataset\.json exists; propose on its folder alone/);
});

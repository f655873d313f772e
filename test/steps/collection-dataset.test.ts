import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDataset } from "../../src/dataset/load-dataset.ts";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { NO_PAUSE } from "../../src/pause.ts";
import { SILENT } from "../../src/progress.ts";
import { stops } from "../../src/report/findings/first-screen.ts";
import type { Report } from "../../src/report/report.ts";
import { runExperiment } from "../../src/run-experiment.ts";
import { type OpenQdrant, qdrantOnDemand } from "../../src/steps/qdrant-on-demand.ts";
import { collectionReader } from "../../src/steps/read-source.ts";
import {
  asDataset,
  contentHash,
  fillCollection,
  points,
  qrels,
  send,
  teamExperiment,
  teamFolder,
} from "../dataset/collection/team-collection.ts";
import { inputProblems } from "../dataset/scratch.ts";

let server: EmbeddedQdrant;
let report: Report;
let hashes: readonly string[];
beforeAll(async () => {
  server = await startEmbeddedQdrant({ engine: "reference" });
  await fillCollection(server.url, "videos");
  const before = await contentHash(server.url, "videos");
  report = await run(await teamFolder());
  hashes = [before, await contentHash(server.url, "videos")];
});
afterAll(() => server[Symbol.asyncDispose]());

/** The data as a run of the experiment reads them. */
async function load(folder: string) {
  const { experiment } = teamExperiment(folder);
  const options = { onNote: () => {}, waitsMs: [] };
  await using qdrant = qdrantOnDemand(server.url, options);
  return loadDataset(folder, NO_PAUSE, collectionReader(experiment, { qdrant, onProgress: () => {} }));
}

const run = async (folder: string) =>
  (await runExperiment(teamExperiment(folder), { engine: server.url })).report;

describe("a dataset whose items are the points of a collection", () => {
  it("gives the scores of the same data in memory, and leaves the collection as it was", async () => {
    expect(hashes[1]).toBe(hashes[0]);
    const { experiment } = teamExperiment("none");
    const inMemory = await runExperiment({ experiment, dataset: asDataset() }, { engine: server.url });
    expect(report.scores).toEqual(inMemory.report.scores);
    expect(report.model).toEqual(inMemory.report.model);
    expect(report.dataset).toMatchObject({ name: "videos", items: 160 });
    expect(report.experiment.collection).toBe("videos");
    expect(stops(report.findings).map(({ code }) => code)).toEqual([]);
  });

  it("reads of the payload only what is needed, so that other changes are none of the data", async () => {
    await fillCollection(server.url, "touched");
    await send(server.url, "POST", "/collections/touched/points/payload?wait=true", {
      ...{ payload: { viewed: 7 }, filter: {} },
    });
    const touched = () => teamFolder({ collection: "touched" });
    expect((await load(await touched())).fingerprint).toBe(report.dataset.fingerprint);
    await send(server.url, "POST", "/collections/touched/points/payload?wait=true", {
      ...{ payload: { quality: 0.5 }, points: [points[0]!.id] },
    });
    expect((await load(await touched())).fingerprint).not.toBe(report.dataset.fingerprint);
    await send(server.url, "DELETE", "/collections/touched");
  });

  it("leaves the collection as it was, and nothing beside it, where the run is interrupted", async () => {
    const interrupt = new AbortController();
    const step = (name: string) => name.startsWith("Training") && interrupt.abort(new Error("stop"));
    const progress = { ...SILENT, step };
    const given = teamExperiment(await teamFolder());
    const { signal } = interrupt;
    await expect(runExperiment(given, { engine: server.url, progress, signal })).rejects.toThrow("stop");
    expect(await contentHash(server.url, "videos")).toBe(hashes[0]);
    expect(await send(server.url, "GET", "/collections")).toEqual({ collections: [{ name: "videos" }] });
  });

  it("shows keys and titles in place of point ids", () => {
    const named = report.missed.worst.flatMap(({ outcomes }) => outcomes)[0]!;
    expect(named.item).toMatch(/^sku-\d+$/);
    expect(named.title).toBeDefined();
  });

  it("leaves labels of items out that it does not hold, and counts them", async () => {
    const gone = Array.from({ length: 3 }, (_, i) => `q${i + 1} 0 sku-gone 1\n`).join("");
    const { collection, interactions } = await load(await teamFolder({}, qrels() + gone));
    expect(collection).toMatchObject({ absentLabels: 3, absentItems: 1 });
    expect(interactions).toEqual((await load(await teamFolder())).interactions);
  });

  it("is refused where most labels name nothing in it", async () => {
    const folder = await teamFolder({ idKey: "language" });
    expect((await inputProblems(folder, run(folder)))[0]).toMatch(
      /^collection videos: points \S+ and \S+ both have the language "\w+"; an item's id must be its own$/,
    );
    const byPoint = await teamFolder({ idKey: undefined });
    expect(await inputProblems(byPoint, run(byPoint))).toEqual([
      expect.stringMatching(
        /^qrels\.txt: 100 % of the labels are of items that collection videos does not hold, such as sku-\d+, sku-\d+, sku-\d+; the ids of its points are such as 0c1d\S+, \S+, \S+; say in dataset\.json by "idKey" which payload key holds the ids$/,
      ),
    ]);
  });

  it.each<[string, object, RegExp]>([
    [
      "collection that is not there",
      { collection: "films" },
      /^there is no collection films; there is videos$/,
    ],
    [
      "manifest without labels",
      { judgments: undefined },
      /must name either judgments \(TREC qrels\) or interactions/,
    ],
    [
      "split by time of judgments",
      { split: { by: "time", train: 0.5, tune: 0 } },
      /split\.by must be "query"/,
    ],
  ])("is refused with a %s", async (_, manifest, problem) => {
    const folder = await teamFolder(manifest);
    expect(await inputProblems(folder, run(folder))).toEqual([expect.stringMatching(problem)]);
  });

  it("is checked for what spoils retrieval, before anything is judged", async () => {
    const flaws = { sparse_vectors: { words: {} } };
    await fillCollection(server.url, "flawed", flaws, { quality: "float", size: "integer" });
    const { collection, findings } = await run(await teamFolder({ collection: "flawed" }));
    expect(collection).toEqual({
      ...{ name: "flawed", shards: 1, withoutRescoring: [], withoutIdf: ["words"] },
      ...{ unindexed: ["language"], integerIndexes: [{ path: "size", items: 160 }] },
    });
    expect(findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["sparse-without-idf", "filters-without-index", "integer-index-on-floats"]),
    );
    await fetch(`${server.url}/collections/flawed`, { method: "DELETE" });
  });

  it("needs a Qdrant that was there before", async () => {
    const qdrant = { open: async () => ({ engine: { kind: "embedded" } }) as OpenQdrant };
    const read = collectionReader(teamExperiment("none").experiment, { qdrant, onProgress: () => {} });
    await expect(read({ collection: "videos" })).rejects.toThrow(
      "the dataset names collection videos, but the embedded engine begins empty; give the URL of the Qdrant that holds it (--engine)",
    );
  });
});

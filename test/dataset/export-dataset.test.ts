import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exportDataset } from "../../src/dataset/export-dataset.ts";
import { loadDataset } from "../../src/dataset/load-dataset.ts";
import { experimentSchema } from "../../src/experiment/experiment.ts";
import type { Report } from "../../src/report/report.ts";
import { runExperiment } from "../../src/run-experiment.ts";
import { jsonLines, scratchFolder } from "./scratch.ts";
import { tinyWorld, worldFeatures } from "./tiny-world.ts";

/** Exports the dataset in a folder, and loads both. */
async function roundTrip(files: { [name: string]: string }) {
  const source = await scratchFolder(files);
  const target = await scratchFolder({});
  await exportDataset(source, target);
  return { source, target, before: await loadDataset(source), after: await loadDataset(target) };
}

const tiny = { "dataset.json": JSON.stringify(tinyWorld()) };

const manifest = { kind: "files", format: 1, name: "mine", positiveFrom: 1 };
const users = jsonLines([
  { id: "ann", vector: [0.1, 1], vectors: { words: { indices: [7, 2], values: [0.3, 0.1] } }, text: "jazz" },
  { id: 2, vector: [1, -0.7], affinities: { topics: { jazz: 0.2 } }, attributes: { age: 31 } },
]);
const items = jsonLines([
  { id: 9, vector: [0.25, 1 / 3], title: "Nine", payload: { topics: { jazz: 1 }, year: null } },
  { id: "0b8a7c5e-0000-4000-8000-000000000001", vector: [1, 0], vectors: { image: [1, 2, 3] } },
]);
const vectors = {
  words: { kind: "sparse", modifier: "idf" },
  image: { kind: "dense", dimensions: 3 },
};
const withVectors = { ...manifest, dimensions: 2, vectors };

describe("an export is loaded as what was exported, but for the fingerprint", () => {
  it("of a synthetic world, without its true probabilities", async () => {
    const { before, after } = await roundTrip(tiny);
    const { relevanceProbabilities: _, ...known } = before;
    expect({ ...after, users: after.users.map(({ attributes: _, ...user }) => user) }).toEqual({
      ...{ ...known, fingerprint: after.fingerprint, labelsFrom: "interactions" },
    });
  });

  it("of a hybrid world, with its vectors and folds", async () => {
    const hybrid = { kind: "synthetic-hybrid", format: 1, name: "small", documents: 200, queries: 20 };
    const { before, after } = await roundTrip({ "dataset.json": JSON.stringify(hybrid) });
    const { relevanceProbabilities: _, ...known } = before;
    expect(after).toEqual({ ...known, fingerprint: after.fingerprint, labelsFrom: "interactions" });
  });

  it("of files with every kind of vector, a split by time and propensities", async () => {
    const rows = [1, 2, 3].flatMap((time) => [
      { user: "ann", item: 9, label: time % 2, time, propensity: 0.5 },
      { user: 2, item: 9, label: 1, time: time + 0.25 },
    ]);
    const { before, after } = await roundTrip({
      "dataset.json": JSON.stringify({ ...withVectors, split: { by: "time", train: 0.4, tune: 0.3 } }),
      ...{ "items.jsonl": items, "users.jsonl": users, "interactions.jsonl": jsonLines(rows) },
    });
    expect(after).toEqual({ ...before, fingerprint: after.fingerprint });
  });

  it("of qrels, and folds, with ids that TREC files must encode", async () => {
    const { before, after } = await roundTrip({
      "dataset.json": JSON.stringify({ ...withVectors, split: { by: "fold" } }),
      "items.jsonl": items,
      "queries.jsonl": jsonLines(
        users
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line))
          .map((user, i) => ({ ...user, id: i === 0 ? "what is # 100 % jazz" : user.id, fold: `part ${i}` })),
      ),
      "qrels.txt": "what%20is%20%23%20100%20%25%20jazz 0 9 2\n2 0 9 0\n",
    });
    expect(before.users.map(({ id }) => id)).toContain("what is # 100 % jazz");
    expect(after).toEqual({ ...before, fingerprint: after.fingerprint });
  });
});

it("gives a report of the same values, but for the order by true probabilities", async () => {
  const { source, target } = await roundTrip(tiny);
  const experiment = experimentSchema.parse({
    ...{ name: "tiny", dataset: "tiny", features: worldFeatures },
    ...{ ranking: { depths: [20, 50], cutoffs: [5] }, statistics: { samples: 100 } },
  });
  const valuesOf = async (datasetFolder: string): Promise<Partial<Report>> => {
    const { report } = await runExperiment({ experiment, datasetFolder }, { engine: "reference" });
    const { modelToIdeal: _, orders, ...bounds } = report.bounds;
    const known = orders.filter(({ order }) => order !== "ideal");
    const dataset = { ...report.dataset, fingerprint: "" };
    return { ...report, dataset, bounds: { ...bounds, orders: known, modelToIdeal: undefined } };
  };
  expect(await valuesOf(target)).toEqual(await valuesOf(source));
});

it("refuses to replace the dataset itself or what is no dataset, and names what it did not find", async () => {
  const source = await scratchFolder(tiny);
  await expect(exportDataset(source, join(source, "."))).rejects.toThrow("is the dataset itself");
  const other = await scratchFolder({ "work.txt": "mine" });
  await expect(exportDataset(source, other)).rejects.toThrow("exists and is no dataset");
  expect(await readFile(join(other, "work.txt"), "utf8")).toBe("mine");
  await expect(exportDataset("nowhere", other)).rejects.toThrow(
    "there is no dataset.json in nowhere, nor in datasets/nowhere; name the folder of a dataset",
  );
});

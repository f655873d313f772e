import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { loadDataset } from "../../src/dataset/load-dataset.ts";
import {
  datasetFiles,
  loadedUsers,
  validInteractions,
  validItems,
  validManifest,
} from "./files/valid-dataset.ts";
import { inputProblems, jsonLines, scratchFolder } from "./scratch.ts";
import { tinyWorld } from "./tiny-world.ts";

type Files = Parameters<typeof datasetFiles>[0];

async function load(files: Files = {}) {
  return loadDataset(await scratchFolder(datasetFiles(files)));
}

async function problems(files: Files) {
  const folder = await scratchFolder(datasetFiles(files));
  return inputProblems(folder, loadDataset(folder));
}

describe("a dataset in files", () => {
  it("has its items in ascending order of id, numbers before UUIDs, and UUIDs in lower case", async () => {
    const { items } = await load();
    expect(items).toEqual([
      { id: 4, vector: Float32Array.of(1, 0), payload: {} },
      { id: 9, vector: Float32Array.of(0, 1), payload: { topics: { jazz: 0.5 }, title: "Nine" } },
      { id: "f47ac10b-58cc-4372-a567-0e02b2c3d479", vector: Float32Array.of(1, 1), payload: {} },
    ]);
  });

  it("has its users in the order of the file, with text for ids", async () => {
    const { users } = await load();
    expect(users).toEqual(loadedUsers);
  });

  it("names users and items in its interactions by their position, and unknown times NaN", async () => {
    const { interactions } = await load();
    expect(interactions).toEqual({
      user: Int32Array.of(0, 1, 1),
      item: Int32Array.of(1, 0, 2),
      label: Float64Array.of(0, 1, 0.5),
      time: Float64Array.of(100, Number.NaN, Number.NaN),
      part: ["train", "test", "tune"],
    });
  });

  it("is cut by time where the manifest says so", async () => {
    const manifest = { ...validManifest, split: { by: "time", train: 0.5, tune: 0.25 } };
    const events = [4, 2, 3, 1].map((time) => ({ user: "ada", item: 9, label: 1, time }));
    const { interactions } = await load({
      "dataset.json": JSON.stringify(manifest),
      "interactions.jsonl": jsonLines(events),
    });
    expect(interactions.part).toEqual(["test", "train", "tune", "train"]);
  });

  it.each([
    [
      "dates",
      { tuneFrom: "1970-01-01T00:00:02Z", testFrom: "1970-01-01T00:00:03Z" },
      ["test", "tune", "test", "train"],
    ],
    ["Unix seconds", { tuneFrom: 2, testFrom: 4 }, ["test", "tune", "tune", "train"]],
    ["a test alone", { testFrom: 3 }, ["test", "train", "test", "train"]],
  ])("is cut at moments for all users, given as %s", async (_, moments, parts) => {
    const manifest = { ...validManifest, split: { by: "time", ...moments } };
    const events = [4, 2, 3, 1].map((time) => ({ user: "ada", item: 9, label: 1, time }));
    const { interactions } = await load({
      "dataset.json": JSON.stringify(manifest),
      "interactions.jsonl": jsonLines(events),
    });
    expect(interactions.part).toEqual(parts);
  });

  it("may be gzipped, under names of its own", async () => {
    const files = { items: "videos.jsonl.gz" };
    const gzipped = await load({
      "dataset.json": JSON.stringify({ ...validManifest, files }),
      "videos.jsonl.gz": gzipSync(jsonLines(validItems)),
    });
    expect(gzipped).toEqual(await load());
  });
});

it("says what its vectors and counts know where the manifest does", async () => {
  expect((await load()).computedFrom).toBeUndefined();
  const declared = await load({
    "dataset.json": JSON.stringify({ ...validManifest, computedFrom: "train" }),
  });
  expect(declared.computedFrom).toBe("train");
});

describe("the fingerprint", () => {
  const { label: _, ...unlabelled } = validInteractions[0]!;
  it.each<[string, Files]>([
    [
      "a label",
      { "interactions.jsonl": jsonLines([{ ...unlabelled, label: 1 }, ...validInteractions.slice(1)]) },
    ],
    ["what counts as positive", { "dataset.json": JSON.stringify({ ...validManifest, positiveFrom: 0.5 }) }],
    ["an item's payload", { "items.jsonl": jsonLines(validItems).replace("Nine", "Ten") }],
  ])("changes with %s", async (_, files) => {
    expect((await load(files)).fingerprint).not.toBe((await load()).fingerprint);
  });

  it("does not change with the name and the description", async () => {
    const renamed = await load({
      "dataset.json": JSON.stringify({ ...validManifest, name: "b", description: "c" }),
    });
    expect(renamed.fingerprint).toBe((await load()).fingerprint);
  });
});

describe("a manifest that is wrong", () => {
  it("is refused with all of its problems", async () => {
    const manifest = {
      ...validManifest,
      name: "two\nlines",
      dimensions: 0,
      positiveFrom: 0,
      positivFrom: 1,
      split: { by: "time", train: 0.8, tune: 0.2 },
      files: { items: "items.xlsx" },
    };
    expect(await problems({ "dataset.json": JSON.stringify(manifest) })).toEqual([
      'dataset.json: name must be one line of text without control characters, got "two\\nlines"',
      "dataset.json: dimensions must be at least 1, got 0",
      expect.stringContaining("dataset.json: positiveFrom must be above 0"),
      expect.stringContaining("dataset.json: split must leave something to the test"),
      expect.stringContaining(
        "dataset.json: files.items must end in .jsonl, .jsonl.gz, .csv, .csv.gz, .tsv, .tsv.gz or .parquet",
      ),
      "dataset.json: positivFrom is not a known key; check its spelling",
    ]);
  });

  it.each([
    [
      { train: 0.5 },
      "split must have train and tune, shares of each user's interactions, or testFrom, a moment for all users",
    ],
    [
      { train: 0.5, tune: 0.1, testFrom: 3 },
      "split must have either shares, train and tune, or moments, tuneFrom and testFrom",
    ],
    [{ tuneFrom: 4, testFrom: 3 }, "split must have a tuneFrom before its testFrom"],
    [
      { testFrom: "June" },
      'split.testFrom must be Unix seconds or a date such as 2026-01-31T12:00:00Z, got "June"',
    ],
  ])("is refused where its split is %j", async (split, problem) => {
    const manifest = { ...validManifest, split: { by: "time", ...split } };
    expect(await problems({ "dataset.json": JSON.stringify(manifest) })).toEqual([
      `dataset.json: ${problem}`,
    ]);
  });

  it("is refused where its moment leaves nothing to learn from, or nothing to judge", async () => {
    const events = jsonLines([1, 2].map((time) => ({ user: "ada", item: 9, label: 1, time })));
    const refusal = (testFrom: number) =>
      problems({
        "dataset.json": JSON.stringify({ ...validManifest, split: { by: "time", testFrom } }),
        "interactions.jsonl": events,
      });
    expect(await refusal(1)).toEqual([
      "dataset.json: split puts testFrom at 1, but the interactions' times run from 1 to 2; both are Unix seconds",
    ]);
    expect(await refusal(3)).toHaveLength(1);
  });

  it("is refused where its kind is unknown", async () => {
    expect(await problems({ "dataset.json": '{"kind": "parquet"}' })).toEqual([
      'dataset.json: kind must be "files" or "collection" or "synthetic" or "synthetic-hybrid", got "parquet"',
    ]);
  });

  it("is asked for where there is none", async () => {
    const folder = await scratchFolder();
    expect(await inputProblems(folder, loadDataset(folder))).toEqual([
      "dataset.json: no such file. A dataset is a folder with a dataset.json; see datasets/README.md.",
    ]);
  });
});

it("generates a synthetic dataset instead of reading files", async () => {
  const manifest = tinyWorld();
  const folder = await scratchFolder({ "dataset.json": JSON.stringify(manifest) });
  const dataset = await loadDataset(folder);
  expect(dataset.items).toHaveLength(manifest.items);
  expect(dataset.users).toHaveLength(manifest.users);
});

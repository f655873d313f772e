import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadDataset } from "../../../src/dataset/load-dataset.ts";
import { inputProblems, scratchFolder } from "../scratch.ts";
import { datasetFiles, loadedUsers, validManifest } from "./valid-dataset.ts";

/** A dataset whose files are Parquet, as parquet/make.py says; by default all of them. */
async function parquetDataset(
  files: { readonly [file: string]: string } = {},
  replaced: { readonly [name: string]: string } = {},
) {
  const names = { items: "items", users: "users", interactions: "interactions", ...files };
  const manifest = {
    ...validManifest,
    files: Object.fromEntries(Object.entries(names).map(([file, name]) => [file, `${name}.parquet`])),
  };
  const folder = await scratchFolder({ "dataset.json": JSON.stringify(manifest), ...replaced });
  for (const name of Object.values(names).map((name) => `${name}.parquet`)) {
    if (name in replaced || name === "nowhere.parquet") continue;
    await copyFile(join(import.meta.dirname, "parquet", name), join(folder, name));
  }
  return folder;
}

async function problems(...dataset: Parameters<typeof parquetDataset>) {
  const folder = await parquetDataset(...dataset);
  return inputProblems(folder, loadDataset(folder));
}

describe("a dataset in Parquet", () => {
  it("has the items of pandas, without the keys that only other rows have", async () => {
    const { items } = await loadDataset(await parquetDataset());
    expect(items).toEqual([
      { id: 4, vector: Float32Array.of(1, 0), payload: { topics: { rock: 0.25 }, tags: ["a", "b"] } },
      {
        id: 9,
        vector: Float32Array.of(0, 1),
        payload: {
          topics: { jazz: 0.5 },
          title: "Nine",
          views: 12,
          published: "2026-01-01T00:00:00.000Z",
        },
      },
    ]);
  });

  it("has the users of polars, with objects from texts of JSON", async () => {
    const { users } = await loadDataset(await parquetDataset());
    expect(users).toEqual(loadedUsers);
  });

  it("has times from dates, over several row groups", async () => {
    const { interactions } = await loadDataset(await parquetDataset());
    expect(interactions).toEqual({
      user: Int32Array.of(0, 1, 1),
      item: Int32Array.of(1, 0, 1),
      label: Float64Array.of(0, 1, 0.5),
      time: Float64Array.of(1767225600, Number.NaN, 1767225601),
      part: ["train", "test", "tune"],
    });
  });

  it("may have maps for objects", async () => {
    const { items } = await loadDataset(await parquetDataset({ items: "maps" }));
    expect(items[1]).toEqual({
      id: 9,
      vector: Float32Array.of(0, 1),
      payload: { topics: { jazz: 0.5 } },
    });
  });

  it("has a fingerprint of its content", async () => {
    const fingerprint = async (items: string) =>
      (await loadDataset(await parquetDataset({ items }))).fingerprint;
    expect(await fingerprint("items")).toBe(await fingerprint("items"));
    expect(await fingerprint("items")).not.toBe(await fingerprint("maps"));
  });
});

describe("a Parquet file that is wrong", () => {
  it("is named with the row and what is wrong there", async () => {
    const found = await problems({ users: "interactions" });
    expect(found).toContain("interactions.parquet:2: vector is missing");
    expect(found.filter((problem) => problem.includes("label is not a known key"))).toHaveLength(1);
  });

  it("is asked for where it is missing", async () => {
    expect(await problems({ users: "nowhere" })).toEqual([
      "nowhere.parquet: no such file. Write it, or mend its name in dataset.json.",
    ]);
  });

  it("is refused where it is no Parquet", async () => {
    const text = datasetFiles()["users.jsonl"];
    expect(await problems({}, { "users.parquet": text })).toEqual([
      expect.stringMatching(/^users\.parquet: cannot be read as Parquet \(.*\); write it again$/),
    ]);
  });
});

import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadDataset } from "../../../src/dataset/load-dataset.ts";
import { inputProblems, scratchFolder } from "../scratch.ts";
import { datasetFiles, loadedUsers, validManifest } from "./valid-dataset.ts";

/** A dataset whose files are Parquet, as parquet/make.py says; by default all of them. */
async function parquetDataset(
  files: { readonly [file: string]: string } = {},
  replaced: { readonly [name: string]: string | Uint8Array } = {},
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

  it("has times to the microsecond, from timestamps as from texts", async () => {
    for (const interactions of ["timestamps", "dates"]) {
      const dataset = await loadDataset(await parquetDataset({ interactions }));
      expect(dataset.interactions.time).toEqual(Float64Array.of(1767225600.000001, 1767225600.000002));
    }
  });

  it("has dates in payloads to the microsecond, as Qdrant", async () => {
    const { items } = await loadDataset(await parquetDataset({ items: "moments" }));
    expect(items.map(({ payload }) => payload)).toEqual([
      { published: "1969-12-31T23:59:59.999999Z" },
      { published: "2026-01-01T00:00:00.000001Z" },
    ]);
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
    expect(found).toContainEqual(
      expect.stringMatching(
        /^interactions\.parquet: no column holds the vector; there are "user", .*"columns": \{ "users": \{ "vector": "COLUMN" \} \}$/,
      ),
    );
  });

  it("is refused where a struct holds what JSON cannot say", async () => {
    expect(await problems({ items: "wrong-structs" })).toEqual([
      "wrong-structs.parquet:1: payload.year is NaN, which Qdrant would store as null; write a finite number, or leave it out",
      "wrong-structs.parquet:2: payload.views is 9007199254740993, beyond 2^53 - 1, the largest whole number that is exact; write it as text, or as a 64-bit float",
      "wrong-structs.parquet:3: payload.nested.list[1] is -Infinity, which Qdrant would store as null; write a finite number, or leave it out",
      "wrong-structs.parquet:4: payload.published is a date outside of the years -271821 to 275760; write it as text, or leave it out",
      "interactions.parquet:1: item 9 is not in wrong-structs.parquet",
    ]);
  });

  it("is refused where a text holds what JSON Lines may not", async () => {
    const [first, ...others] = await problems({ items: "wrong-texts" });
    expect(first).toBe(
      "wrong-texts.parquet:1: payload: holds NaN, which is not a number in JSON; write a finite number or null",
    );
    expect(others).toEqual([
      "wrong-texts.parquet:2: payload: holds 9007199254740993, which is beyond 2^53 - 1, the largest whole number that is exact; write it as text",
      "wrong-texts.parquet:3: payload: holds 1e999, which is too large for a 64-bit number",
      "wrong-texts.parquet:4: payload: is nested more than 100 levels deep",
      expect.stringMatching(/^wrong-texts\.parquet:5: payload: is not valid JSON: ./),
      "interactions.parquet:1: item 9 is not in wrong-texts.parquet",
    ]);
  });

  it("is refused where a text is not UTF-8", async () => {
    const what = 'has bytes that are not UTF-8, shown as \uFFFD in "Zo\uFFFD"; write text';
    expect(await problems({ items: "wrong-bytes" })).toEqual([`wrong-bytes.parquet:1: payload: ${what}`]);
    expect(await problems({ items: "wrong-keys" })).toEqual([
      `wrong-keys.parquet: cannot be read as Parquet (a key ${what}); write it again`,
    ]);
  });

  it("is refused where whole numbers are not exact, and times are nanoseconds", async () => {
    expect(await problems({ interactions: "wrong-times" })).toEqual([
      "wrong-times.parquet:1: item 9007199254740993 is not in items.parquet",
      "wrong-times.parquet:1: time must be Unix seconds or a date such as 2026-01-31T12:00:00Z, got 1767225600000000000",
      "wrong-times.parquet:2: label must be a finite number, got NaN",
    ]);
  });

  it("is asked for where it is missing", async () => {
    expect(await problems({ users: "nowhere" })).toEqual([
      "nowhere.parquet: no such file. Write it, or correct its name in dataset.json.",
    ]);
  });

  it("is refused, soon and without JavaScript's words, where any byte is missing or three are too many", async () => {
    const whole = await readFile(join(import.meta.dirname, "parquet", "users.parquet"));
    const folder = await parquetDataset();
    let refused = 0;
    for (let at = 4; at < whole.length - 8; at += 17) {
      for (const [more, less] of [
        [[], 1],
        [[239, 187, 191], 0],
      ] as const) {
        const damaged = Buffer.concat([whole.subarray(0, at), Buffer.from(more), whole.subarray(at + less)]);
        await writeFile(join(folder, "users.parquet"), damaged);
        const error: unknown = await loadDataset(folder).catch((error: unknown) => error);
        if (!(error instanceof Error)) continue; // statistics and names of writers may be anything
        expect(error).toMatchObject({ code: "input" });
        expect(error.message).not.toMatch(/length: |Cannot read|outside the bounds|Maximum call/);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(100);
  });

  it("is refused where it is no Parquet", async () => {
    const text = datasetFiles()["users.jsonl"];
    expect(await problems({}, { "users.parquet": text })).toEqual([
      expect.stringMatching(/^users\.parquet: cannot be read as Parquet \(.*\); write it again$/),
    ]);
  });
});

import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadDataset } from "../../../src/dataset/load-dataset.ts";
import { importMovieLens } from "../../../src/dataset/movielens/import-movielens.ts";
import { splitDataset } from "../../../src/dataset/split.ts";
import { inputProblems, scratchFolder } from "../scratch.ts";
import { movieLensFiles } from "./tiny-movielens.ts";

async function importTiny(target?: string) {
  const source = await scratchFolder(movieLensFiles());
  const folder = target ?? join(await scratchFolder(), "movielens");
  const summary = await importMovieLens(source, folder);
  return { folder, summary };
}

describe("the imported dataset", () => {
  it("loads, with 32 dimensions and positives from 4 stars", async () => {
    const { folder, summary } = await importTiny();
    const dataset = await loadDataset(folder);
    expect(summary).toEqual({ name: "movielens-100k", folder, users: 2, items: 5, interactions: 6 });
    expect(dataset).toMatchObject({ name: "movielens-100k", dimensions: 32, positiveFrom: 4 });
    expect(dataset.users.map(({ id }) => id)).toEqual(["3", "7"]);
  });

  it("is cut by time within each user: three ratings of five to train, one to tune, one to test", async () => {
    const { folder } = await importTiny();
    const { interactions } = await loadDataset(folder);
    expect(interactions.part).toEqual(["train", "train", "train", "tune", "test", "test"]);
    expect(interactions.label).toEqual(Float64Array.of(5, 4, 2, 4, 5, 4));
    expect(interactions.time[0]).toBe(300);
  });

  it("knows popularity, genres and tastes from the positives of the train part alone", async () => {
    const { folder } = await importTiny();
    const { items, users } = await loadDataset(folder);
    expect(items.map(({ payload }) => payload)).toEqual([
      {
        title: "Dawn (1990)",
        year: 1990,
        genres: { Action: 1 / 2, Drama: 1 / 2 },
        genre_names: ["Action", "Drama"],
        popularity_log: Math.log(2),
      },
      {
        title: "Noon (1991)",
        year: 1991,
        genres: { Drama: 1 },
        genre_names: ["Drama"],
        popularity_log: Math.log(2),
      },
      {
        title: "Dusk (1992)",
        year: 1992,
        genres: { Action: 1 },
        genre_names: ["Action"],
        popularity_log: 0,
      },
      {
        title: "Night (1993)",
        year: 1993,
        genres: { Action: 1 / 3, Crime: 1 / 3, Drama: 1 / 3 },
        genre_names: ["Action", "Crime", "Drama"],
        popularity_log: 0,
      },
      { title: "unknown", genres: { unknown: 1 }, genre_names: ["unknown"], popularity_log: 0 },
    ]);
    expect(users.map(({ affinities }) => affinities)).toEqual([
      { genres: {} },
      { genres: { Action: 1 / 3, Drama: 2 / 3 } },
    ]);
    expect(users.map(({ attributes }) => attributes)).toEqual([
      { favourite_genres: [], gender: "F", age_group: "24 and under" },
      { favourite_genres: ["Drama", "Action"], gender: "M", age_group: "50 and over" },
    ]);
  });

  it("puts a user near to what the user liked, and gives nobody a vector of zeros", async () => {
    const { folder } = await importTiny();
    const { items, users } = await loadDataset(folder);
    const score = (item: number) =>
      users[1]!.vector.reduce((sum, x, c) => sum + x * items[item]!.vector[c]!, 0);
    expect(Math.min(score(0), score(1))).toBeGreaterThan(Math.max(score(2), score(3), score(4)));
    for (const { vector } of [...items, ...users]) expect(vector.some((x) => x !== 0)).toBe(true);
  });

  it("can be split and judged", async () => {
    const { folder } = await importTiny();
    expect(splitDataset(await loadDataset(folder)).queries).toEqual([
      { user: 0, seen: new Int32Array(0), excluded: new Int32Array(0) },
      { user: 1, seen: Int32Array.of(0, 1, 2, 3), excluded: new Int32Array(0) },
    ]);
  });

  it("is the same for the same seed", async () => {
    const [one, two] = [await importTiny(), await importTiny()];
    expect(await loadDataset(one.folder)).toEqual(await loadDataset(two.folder));
  });
});

describe("the target folder", () => {
  it("is replaced where it is a dataset", async () => {
    const { folder } = await importTiny();
    await writeFile(join(folder, "old.txt"), "");
    await importTiny(folder);
    expect(await readdir(folder)).toEqual([
      "dataset.json",
      "experiment.json",
      "interactions.jsonl",
      "items.jsonl",
      "users.jsonl",
    ]);
  });

  it("is left alone where it is a file", async () => {
    const folder = await scratchFolder({ "thesis.txt": "three years of work" });
    const source = await scratchFolder(movieLensFiles());
    expect(await inputProblems(folder, importMovieLens(source, join(folder, "thesis.txt")))).toEqual([
      "thesis.txt exists and is no dataset; name a new folder, or remove what is there",
    ]);
  });

  it("is left alone where it holds something else", async () => {
    const folder = await scratchFolder({ "thesis.txt": "three years of work" });
    const source = await scratchFolder(movieLensFiles());
    expect(await inputProblems(folder, importMovieLens(source, folder))).toEqual([
      `${folder} exists and is no dataset; name a new folder, or remove what is there`,
    ]);
    expect(await readdir(folder)).toEqual(["thesis.txt"]);
  });

  it("is not made where the source is wrong", async () => {
    const parent = await scratchFolder();
    const source = await scratchFolder(movieLensFiles({ "u.data": "nonsense\n" }));
    await inputProblems(source, importMovieLens(source, join(parent, "movielens")));
    expect(await readdir(parent)).toEqual([]);
  });
});

it("tells its steps", async () => {
  const lines: string[] = [];
  const source = await scratchFolder(movieLensFiles());
  const target = await scratchFolder();
  await importMovieLens(source, target, { onProgress: (line) => lines.push(line) });
  expect(lines).toEqual([`Reading ${source}`, "Factorising 6 ratings of 5 films", `Writing ${target}`]);
});

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesManifest } from "../../../src/dataset/files/data-format.ts";
import { splitFormat } from "../../../src/dataset/files/split-format.ts";
import { writeParts } from "../../../src/dataset/files/write-parts.ts";
import { loadDataset } from "../../../src/dataset/load-dataset.ts";
import { inputProblems, scratchFolder } from "../scratch.ts";

const columns = { user: "customer", item: "sku", label: "stars", time: "at", items: { title: "name" } };
const manifest = { kind: "files", format: 1, name: "log", positiveFrom: 4, columns };
const events = ["a,1,5,1", "a,2,4,2", "a,3,3,3", "a,1,4,3", "b,1,5,9", "b,2,5,8", "b,3,1,7", "c,3,5,1"];
const files = {
  "items.csv": "sku,name,price\n1,One,1.5\n2,Two,2\n3,Three,\n",
  "users.csv": "customer,country\na,cz\nb,de\nc,cz\n",
  "interactions.csv": `customer,sku,stars,at,device\n${events.map((event) => `${event},phone\n`).join("")}`,
};

async function attempt(split: object, more: { readonly [name: string]: string } = {}) {
  const text = JSON.stringify({ ...manifest, split });
  const folder = await scratchFolder({ ...files, "dataset.json": text, ...more });
  return {
    folder,
    written: writeParts(folder, filesManifest.parse(JSON.parse(text)), splitFormat.parse(split)),
  };
}

describe("parts are written, before there are vectors", () => {
  it.each([
    { by: "time", train: 0.5, tune: 0.25 },
    { by: "time", tuneFrom: 3, testFrom: 8 },
    { by: "last", tune: 1, test: 1 },
    { by: "query", train: 0.4, tune: 0.3 },
    { by: "query", folds: 2 },
  ])("by %j, and are read as those that the same split gives", async (split) => {
    const { folder, written } = await attempt(split);
    const before = await loadDataset(folder);
    const { file, role, split: reads } = await written;
    const parted = { ...manifest, split: reads, files: { [role]: file } };
    await writeFile(join(folder, "dataset.json"), JSON.stringify(parted));
    const after = await loadDataset(folder);
    expect(after.interactions).toEqual(before.interactions);
    expect(after.users).toEqual(before.users);
    if (before.folds === undefined) return;
    const alike = (folds: Int32Array) =>
      Array.from(folds, (fold) => Array.from(folds, (other) => fold === other));
    expect(alike(after.folds!)).toEqual(alike(before.folds));
  });

  it("of each user's last, those of equal time together and users of one interaction in train", async () => {
    const { folder, written } = await attempt({ by: "last", tune: 1, test: 1 });
    expect(await written).toMatchObject({
      file: "interactions.parts.jsonl",
      counts: new Map([
        ["train", 4],
        ["tune", 3],
        ["test", 1],
      ]),
    });
    const lines = (await readFile(join(folder, "interactions.parts.jsonl"), "utf8")).trim().split("\n");
    expect(JSON.parse(lines[0]!)).toEqual({ customer: "a", sku: "1", stars: 5, at: 1, part: "train" });
    expect(lines.map((line) => JSON.parse(line).part)).toEqual([
      ...["train", "train", "tune", "tune", "test", "tune", "train", "train"],
    ]);
  });

  it("are refused where there are some, or nobody says how, or times are missing", async () => {
    const problems = async (split: object, more: { readonly [name: string]: string } = {}) => {
      const { folder, written } = await attempt(split, more);
      return inputProblems(folder, written);
    };
    expect(await problems({ by: "part" })).toEqual([
      "the split says that each record has its part; say how to divide them: --by time, last or query",
    ]);
    const parted = { "interactions.csv": "customer,sku,stars,at,part\na,1,5,1,train\n" };
    expect(await problems({ by: "last" }, parted)).toEqual([
      "interactions.csv:2: has a part already; leave it out, or go on with it",
    ]);
    expect(await problems({ by: "last" }, { "interactions.csv": "customer,sku,stars,at\na,1,5,\n" })).toEqual(
      ["interactions.csv:2: time is missing"],
    );
  });
});

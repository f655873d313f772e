import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadDataset } from "../../../src/dataset/load-dataset.ts";
import { inputProblems, jsonLines, scratchFolder } from "../scratch.ts";
import { datasetFiles, validInteractions, validManifest } from "./valid-dataset.ts";

function withPool(csv: string, split: object = { by: "part" }) {
  const manifest = { ...validManifest, split, files: { pool: "pool.csv" } };
  return scratchFolder(datasetFiles({ "dataset.json": JSON.stringify(manifest), "pool.csv": csv }));
}

describe("a pool with grades", () => {
  it("becomes judgments of the test, in any order of columns, and a row without a grade none", async () => {
    const csv =
      'title,grade,item,query\n"On ""wings"", high",2,9,12\n,,4,12\n,0,F47AC10B-58CC-4372-A567-0E02B2C3D479,ada\n';
    const { interactions, items, users, fingerprint } = await loadDataset(await withPool(csv));
    const rows = Array.from(interactions.user, (user, i) => [
      users[user]!.id,
      items[interactions.item[i]!]!.id,
      interactions.label[i],
      interactions.part[i],
    ]);
    expect(rows.slice(3)).toEqual([
      ["12", 9, 2, "test"],
      ["ada", "f47ac10b-58cc-4372-a567-0e02b2c3d479", 0, "test"],
    ]);
    const others = await loadDataset(await withPool("query,item,grade\n12,9,1\n"));
    expect(others.fingerprint).not.toBe(fingerprint);
  });

  it("may have been saved by a spreadsheet, with semicolons and a comma for the decimal point", async () => {
    const { interactions } = await loadDataset(await withPool("query;item;grade\r\n12;9;0,5\r\n"));
    expect(interactions.label.at(-1)).toBe(0.5);
  });

  it("goes where its query lies, where queries lie wholly in one part", async () => {
    const split = { by: "query", train: 0.4, tune: 0.3 };
    const folder = await withPool("query,item,grade\nada,4,1\n12,9,1\n", split);
    const labels = validInteractions.map(({ user, item, label }) => ({ user, item, label }));
    await writeFile(join(folder, "interactions.jsonl"), jsonLines(labels));
    const { interactions } = await loadDataset(folder);
    const partOf = (user: number) => interactions.part[interactions.user.indexOf(user)];
    for (const position of [3, 4]) {
      expect(interactions.part[position]).toBe(partOf(interactions.user[position]!));
    }
  });

  it("is refused with every problem that it has", async () => {
    const csv = "query,item,grade\neve,9,1\nada,77,1\nada,9,good\n";
    const folder = await withPool(csv);
    expect(await inputProblems(folder, loadDataset(folder))).toEqual([
      'pool.csv: row 2: query "eve" is not in users.jsonl',
      'pool.csv: row 3: item "77" is not in items.jsonl',
      'pool.csv: row 4: grade must be a number, or empty where nobody judged, got "good"',
    ]);
    const other = await withPool("user,item,label\n");
    expect(await inputProblems(other, loadDataset(other))).toEqual([
      "pool.csv:1: must have the columns query, item, grade; there is no query and no grade",
    ]);
  });
});

import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readNpy } from "../../../src/dataset/files/read-npy.ts";
import { loadDataset } from "../../../src/dataset/load-dataset.ts";
import { inputProblems, jsonLines, scratchFolder } from "../scratch.ts";
import { datasetFiles, validItems, validManifest, validUsers } from "./valid-dataset.ts";

const file = (name: string) => join(import.meta.dirname, "npy", `${name}.npy`);
const read = (name: string) => readNpy(file(name), "Write it.");

describe("a matrix that numpy saved", () => {
  it.each(["float32", "float64", "version2"])("is read in %s", async (name) => {
    const { rows, columns, values } = await read(name);
    expect([rows, columns]).toEqual([2, 3]);
    expect(values).toEqual(Float32Array.of(0.25, -1.5, 3, 1e-7, 65504, 0.1));
  });

  it("is read in float16, whose numbers numpy rounds to those", async () => {
    // numpy: np.float32(np.float16(1e-7)) and of 0.1
    expect((await read("float16")).values).toEqual(
      Float32Array.of(0.25, -1.5, 3, 1.1920928955078125e-7, 65504, 0.0999755859375),
    );
  });

  it.each([
    ["fortran", /^.*fortran.npy: is in Fortran's order; save it as np.save/],
    ["big-endian", /: holds >f4, and float16, float32 or float64 are needed/],
    ["flat", /: has the shape \(6,\), and \(vectors, dimensions\) is needed/],
    ["whole", /: holds <i8, and/],
    ["nan", /: \[1, 1\] must be a finite 32-bit number, got NaN/],
    ["huge", /: \[1, 2\] must be a finite 32-bit number, got 1e\+39/],
    ["nowhere", /: no such file. Write it./],
  ])("is refused where it is %s", async (name, problem) => {
    await expect(read(name)).rejects.toMatchObject({
      code: "input",
      message: expect.stringMatching(problem),
    });
  });

  it("is refused at any length but its own", async () => {
    const whole = await readFile(file("float32"));
    const folder = await scratchFolder({});
    const path = join(folder, "cut.npy");
    for (let length = 0; length < whole.length; length += 7) {
      await writeFile(path, whole.subarray(0, length));
      await expect(readNpy(path, "")).rejects.toMatchObject({ code: "input" });
    }
    await writeFile(path, Buffer.concat([whole, Buffer.of(0)]));
    await expect(readNpy(path, "")).rejects.toMatchObject({
      message: expect.stringContaining("has 153 bytes, 2 × 3 numbers take 152"),
    });
  });
});

describe("vectors in a file of their own", () => {
  const items = validItems.slice(0, 2).map(({ vector: _, ...item }) => item);
  const vectors = [
    [0.25, -1.5, 3],
    [1e-7, 65504, 0.1],
  ];
  const users = validUsers.map((user) => ({ ...user, vector: [1, 2, 3] }));
  const interactions = jsonLines([{ user: "ada", item: 9, label: 1, part: "test" }]);

  async function folderOf(files: object, more: { readonly [name: string]: string } = {}) {
    const folder = await scratchFolder(
      datasetFiles({
        "dataset.json": JSON.stringify({ ...validManifest, dimensions: 3, files }),
        "items.jsonl": jsonLines(items),
        "users.jsonl": jsonLines(users),
        "interactions.jsonl": interactions,
        ...more,
      }),
    );
    await copyFile(file("float32"), join(folder, "items.npy"));
    return folder;
  }
  const itemVectors = "items.npy";

  it("are those of the records in their order, or of the ids of another file, with the fingerprint of records", async () => {
    const inline = jsonLines(items.map((item, i) => ({ ...item, vector: vectors[i] })));
    const known = await loadDataset(await folderOf({}, { "items.jsonl": inline }));
    expect(await loadDataset(await folderOf({ itemVectors }))).toEqual(known);
    const turned = { "items.jsonl": jsonLines(items.toReversed()) };
    const ids = { "ids.txt": `${items.map(({ id }) => id).join("\n")}\n` };
    const byIds = { itemVectors: { file: "items.npy", ids: "ids.txt" } };
    expect(await loadDataset(await folderOf(byIds, { ...turned, ...ids }))).toEqual(known);
  });

  const problems = async (files: object, more: { readonly [name: string]: string } = {}) => {
    const folder = await folderOf(files, more);
    return inputProblems(folder, loadDataset(folder));
  };

  it("are refused where they are too few, of other dimensions, or there twice", async () => {
    expect(await problems({ itemVectors }, { "items.jsonl": jsonLines([...items, { id: 1 }]) })).toEqual([
      'items.npy: has 2 rows for 3 records, in whose order they must be; or name a file of ids: { "file": …, "ids": … }',
    ]);
    const manifest = JSON.stringify({ ...validManifest, dimensions: 2, files: { itemVectors } });
    expect(await problems({}, { "dataset.json": manifest })).toContain(
      "items.npy: has 3 columns, the manifest says dimensions 2",
    );
    const twice = jsonLines(items.map((item) => ({ ...item, vector: [1, 2, 3] })));
    expect(await problems({ itemVectors }, { "items.jsonl": twice })).toContain(
      "items.jsonl:1: vector is here and in items.npy; leave one out",
    );
  });

  it("are refused where their ids are not one a row, or an item's is not among them", async () => {
    const byIds = { itemVectors: { file: "items.npy", ids: "ids.txt" } };
    expect(await problems(byIds, { "ids.txt": "9\n" })).toEqual([
      "ids.txt: has 1 ids, items.npy has 2 rows; each row needs one",
    ]);
    expect(await problems(byIds, { "ids.txt": "9\n9\n" })).toEqual([
      "ids.txt:2: 9 was there before; ids must differ",
    ]);
    expect(await problems(byIds, { "ids.txt": "9\nother\n" })).toEqual([
      "items.jsonl:2: its vector is not in items.npy",
    ]);
  });
});

import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesManifest } from "../../../src/dataset/files/data-format.ts";
import { readDatasetFiles } from "../../../src/dataset/files/read-dataset-files.ts";
import { inputProblems, jsonLines, scratchFolder } from "../scratch.ts";
import { validInteractions, validManifest } from "./valid-dataset.ts";

const { dimensions: _, ...unnamed } = validManifest;
const manifest = filesManifest.parse({
  ...unnamed,
  vectors: { dense: { kind: "dense", dimensions: 2 }, words: { kind: "sparse", modifier: "idf" } },
});
const words = { indices: [7, 4_294_967_295, 3], values: [0.5, -1, 2] };
const items = [
  { id: 9, title: "Nine", vectors: { dense: [0, 1], words } },
  { id: "F47AC10B-58CC-4372-A567-0E02B2C3D479", vectors: { words: null } },
  { id: 4 },
];
const users = [
  { id: "ada", text: "jazz at night", vectors: { dense: [0.25, 0.5] } },
  { id: 12, vectors: { words: { indices: [], values: [] } } },
];

function filesOf(replaced: { readonly [name: string]: string } = {}) {
  return {
    "items.jsonl": jsonLines(items),
    "users.jsonl": jsonLines(users),
    "interactions.jsonl": jsonLines(validInteractions),
    ...replaced,
  };
}

const load = async (replaced?: { readonly [name: string]: string }, settings = manifest) =>
  readDatasetFiles(await scratchFolder(filesOf(replaced)), settings);

it("reads dense and sparse vectors by name, in place of the one without a name", async () => {
  const dataset = await load();
  expect(dataset.dimensions).toBe(0);
  expect(dataset.vectorSpaces).toEqual([
    { name: "dense", kind: "dense", dimensions: 2 },
    { name: "words", kind: "sparse", dimensions: undefined, modifier: "idf" },
  ]);
  expect(dataset.items.map(({ id, vector, vectors, title }) => [id, vector.length, vectors, title])).toEqual([
    [4, 0, {}, undefined],
    [
      9,
      0,
      {
        dense: Float32Array.of(0, 1),
        words: { indices: Uint32Array.of(3, 7, 4_294_967_295), values: Float32Array.of(2, 0.5, -1) },
      },
      "Nine",
    ],
    ["f47ac10b-58cc-4372-a567-0e02b2c3d479", 0, {}, undefined],
  ]);
  expect(dataset.users.map(({ text, vectors }) => [text, vectors])).toEqual([
    ["jazz at night", { dense: Float32Array.of(0.25, 0.5) }],
    [undefined, { words: { indices: new Uint32Array(), values: new Float32Array() } }],
  ]);
});

it("reads them beside the one without a name", async () => {
  const settings = filesManifest.parse({ ...validManifest, vectors: { words: { kind: "sparse" } } });
  const own = (records: readonly object[]) =>
    jsonLines(records.map((record) => ({ ...record, vector: [1, 0], vectors: { words } })));
  const dataset = await load({ "items.jsonl": own(items), "users.jsonl": own(users) }, settings);
  expect(dataset.items[0]!.vector).toEqual(Float32Array.of(1, 0));
  expect(Object.keys(dataset.items[0]!.vectors!)).toEqual(["words"]);
});

it("reads them from structs and texts of Parquet", async () => {
  const folder = await scratchFolder({ "interactions.jsonl": jsonLines(validInteractions.slice(0, 2)) });
  const files = { items: "vectors.parquet", users: "vector-texts.parquet" };
  for (const name of Object.values(files)) {
    await copyFile(join(import.meta.dirname, "parquet", name), join(folder, name));
  }
  const dataset = await readDatasetFiles(folder, { ...manifest, files });
  expect(dataset.items.map(({ vectors }) => vectors)).toEqual([
    { dense: Float32Array.of(1, 0) },
    {
      dense: Float32Array.of(0, 1),
      words: { indices: Uint32Array.of(3, 4_294_967_295), values: Float32Array.of(2, 0.5) },
    },
  ]);
  expect(dataset.users.map(({ vectors }) => vectors)).toEqual([
    { words: { indices: Uint32Array.of(3), values: Float32Array.of(1) } },
    {},
  ]);
});

describe("a vector", () => {
  it.each([
    [{ dense: [1] }, "vectors.dense has 1 numbers, the manifest says dimensions 2"],
    [{ dense: [1, "2"] }, 'vectors.dense[1] must be a finite 32-bit number, got "2"'],
    [{ wrods: words }, "vectors.wrods is not in the manifest's vectors, which are dense, words"],
    [{ words: [1, 0] }, 'vectors.words must be { "indices": […], "values": […] }, got [1,0]'],
    [
      { words: { indices: [1, 2], values: [1] } },
      "vectors.words has 2 indices and 1 values; each index needs one value",
    ],
    [
      { words: { indices: [1, 1.5], values: [1, 2] } },
      "vectors.words.indices[1] must be a whole number from 0 to 2^32 - 1, got 1.5",
    ],
    [
      { words: { indices: [-1], values: [1] } },
      "vectors.words.indices[0] must be a whole number from 0 to 2^32 - 1, got -1",
    ],
    [
      { words: { indices: [4_294_967_296], values: [1] } },
      "vectors.words.indices[0] must be a whole number from 0 to 2^32 - 1, got 4294967296",
    ],
    [
      { words: { indices: [5, 3, 5], values: [1, 2, 3] } },
      "vectors.words.indices has 5 more than once; add its values up",
    ],
    [
      { words: { indices: [5], values: [1e39] } },
      "vectors.words.values[0] must be a finite 32-bit number, got 1e+39",
    ],
    ["none", 'vectors must be an object, got "none"'],
  ])("is refused as %j", async (vectors, problem) => {
    const folder = await scratchFolder(filesOf({ "items.jsonl": jsonLines([...items, { id: 1, vectors }]) }));
    expect(await inputProblems(folder, readDatasetFiles(folder, manifest))).toEqual([
      `items.jsonl:4: ${problem}`,
    ]);
  });

  it("is unknown where the manifest declares none of its name", async () => {
    const settings = filesManifest.parse(validManifest);
    const line = jsonLines([{ id: 1, vector: [1, 0], vectors: { words } }]);
    const folder = await scratchFolder({ ...filesOf({ "items.jsonl": line }), "users.jsonl": "" });
    expect(await inputProblems(folder, readDatasetFiles(folder, settings))).toContain(
      "items.jsonl:1: vectors is not a known key; known are id, vector, title, payload",
    );
  });
});

it("gives the dataset a fingerprint of its own, by the vectors and by what they mean", async () => {
  const fingerprint = async (...given: Parameters<typeof load>) => (await load(...given)).fingerprint;
  const plain = filesManifest.parse({
    ...unnamed,
    vectors: { ...manifest.vectors, words: { kind: "sparse" } },
  });
  const other = jsonLines([{ ...items[0], vectors: { dense: [0, 1.5], words } }, ...items.slice(1)]);
  const all = [
    await fingerprint(),
    await fingerprint(undefined, plain),
    await fingerprint({ "items.jsonl": other }),
  ];
  expect(new Set(all).size).toBe(3);
});

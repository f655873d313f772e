import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { filesManifest } from "../../../src/dataset/files/data-format.ts";
import { readDatasetFiles } from "../../../src/dataset/files/read-dataset-files.ts";
import { splitDataset } from "../../../src/dataset/split.ts";
import { trainingUsers } from "../../../src/dataset/training-users.ts";
import { inputProblems, jsonLines, scratchFolder } from "../scratch.ts";
import { validItems, validManifest } from "./valid-dataset.ts";

const queries = ["ann", "12", "q7", 1].map((id) => ({ id, vector: [1, 0] }));
const qrels = `# query 0 item grade
ann 0 9 3
ann 0 F47AC10B-58CC-4372-A567-0E02B2C3D479 1
12 0 4 0
12 0 9 2
q7 0 4 1
1 0 9 1
`;
const files = {
  "items.jsonl": jsonLines(validItems),
  "queries.jsonl": jsonLines(queries),
  "qrels.txt": qrels,
};
const manifestOf = (split: object, more: object = {}) =>
  filesManifest.parse({ ...validManifest, split, ...more });
const folds = manifestOf({ by: "query", folds: 3 });

const load = async (replaced: { readonly [name: string]: string | Uint8Array } = {}, settings = folds) =>
  readDatasetFiles(await scratchFolder({ ...files, ...replaced }), settings);
const problems = async (replaced: { readonly [name: string]: string }, settings = folds) => {
  const folder = await scratchFolder({ ...files, ...replaced });
  return inputProblems(folder, readDatasetFiles(folder, settings));
};

it("reads graded judgments in place of interactions, and queries in place of users", async () => {
  const { users, items, interactions, labelsFrom } = await load();
  expect(labelsFrom).toBe("qrels");
  const { user, item, label } = interactions;
  const rows = Array.from(user, (who, i) => [users[who]!.id, items[item[i]!]!.id, label[i]]);
  expect(rows).toEqual([
    ["ann", 9, 3],
    ["ann", "f47ac10b-58cc-4372-a567-0e02b2c3d479", 1],
    ["12", 9, 2],
    ["12", 4, 0],
    ["q7", 4, 1],
    ["1", 9, 1],
  ]);
});

it("reads them gzipped, with the same fingerprint", async () => {
  const folder = await scratchFolder({
    "items.jsonl": files["items.jsonl"],
    "queries.jsonl": files["queries.jsonl"],
    "qrels.txt.gz": gzipSync(qrels),
  });
  const [zipped, plain] = [await readDatasetFiles(folder, folds), await load()];
  expect(zipped.fingerprint).toBe(plain.fingerprint);
  const other = await load({ "qrels.txt": qrels.replace("9 3", "9 2") });
  expect(other.fingerprint).not.toBe(plain.fingerprint);
});

// By the first 32 bits of the ids' SHA-256, computed in Python: ann .287, 12 .419, q7 .046, 1 .420.
describe("a split by query", () => {
  const partsOf = async (split: object) => {
    const dataset = await load({}, manifestOf(split));
    const { queries, train, tune } = splitDataset(dataset);
    const { user } = dataset.interactions;
    const idsOf = (positions: Int32Array) => [
      ...new Set(Array.from(positions, (position) => dataset.users[user[position]!]!.id)),
    ];
    const learning = trainingUsers(dataset, { train, tune });
    return {
      test: queries.map((query) => dataset.users[query.user]!.id),
      train: idsOf(train),
      tune: idsOf(tune),
      learning: learning.map((learner) => dataset.users[learner.user]!.id),
      folds: dataset.folds && [...dataset.folds],
    };
  };

  it("puts each query wholly into one part, by a hash of its id", async () => {
    expect(await partsOf({ by: "query", train: 0.2, tune: 0.1 })).toEqual({
      train: ["q7"],
      tune: ["ann"],
      test: ["12", "1"],
      learning: ["q7"],
      folds: undefined,
    });
  });

  it("makes folds, all of whose queries are judged and learned from", async () => {
    const everybody = ["ann", "12", "q7", "1"];
    expect(await partsOf({ by: "query", folds: 3 })).toEqual({
      ...{ train: [], tune: [], test: everybody, learning: everybody },
      folds: [0, 1, 0, 1],
    });
  });

  it("takes folds as the queries give them, by number or name", async () => {
    const folded = queries.map((query, i) => ({ ...query, fold: ["b", 5, "b", "5"][i] }));
    const { folds } = await load({ "queries.jsonl": jsonLines(folded) }, manifestOf({ by: "fold" }));
    expect([...folds!]).toEqual([0, 1, 0, 1]);
  });

  it("refuses a single fold, and a query without one", async () => {
    const folded = queries.map((query) => ({ ...query, fold: 1 }));
    const settings = manifestOf({ by: "fold" });
    expect(await problems({ "queries.jsonl": jsonLines(folded) }, settings)).toEqual([
      "all 4 queries are in one fold, so that no model can learn from others; divide them into at least 2 folds",
    ]);
    expect(await problems({}, settings)).toContain("queries.jsonl:1: fold is missing");
  });

  it.each([
    [{ by: "query" }, "must have train, a share of the queries, with or without tune, or else folds"],
    [
      { by: "query", train: 0.5, folds: 5 },
      "must have train, a share of the queries, with or without tune, or else folds",
    ],
    [
      { by: "query", train: 0.5, tune: 0.5 },
      "must leave something to the test: train + tune must be below 1",
    ],
  ])("is refused as %j", (split, problem) => {
    expect(() => manifestOf(split)).toThrow(problem);
  });
});

describe("qrels are refused", () => {
  it("where they name queries or items that the dataset has not", async () => {
    expect(await problems({ "qrels.txt": `${qrels}q8 0 4 1\n1 0 17 1\n` })).toEqual([
      "qrels.txt: query 1 judges 17, which is not in items.jsonl",
      "qrels.txt: query q8 is not in queries.jsonl",
    ]);
  });

  it("where a line is none, or judges an item twice", async () => {
    expect(await problems({ "qrels.txt": `${qrels}1 0 4\n` })).toEqual([
      'qrels.txt:8: a line must be "query iteration item grade", got "1 0 4"',
    ]);
    expect(await problems({ "qrels.txt": `${qrels}1 0 9 2\n` })).toEqual([
      "qrels.txt:8: query 1 has item 9 already, on line 7; keep one",
    ]);
  });

  it("where the split needs times or parts, which they have not", async () => {
    expect(await problems({}, manifestOf({ by: "part" }))).toEqual([
      'dataset.json: split.by is "part", but qrels.txt says nothing of parts and times; split by "query" or "fold"',
    ]);
  });

  it("where interactions are there too and the manifest names neither", async () => {
    const folder = await scratchFolder({ ...files, "interactions.jsonl": "" });
    const [problem] = await inputProblems(folder, readDatasetFiles(folder, folds));
    expect(problem).toContain("interactions.jsonl and qrels.txt; name in files the one that has the labels");
    const named = manifestOf({ by: "query", folds: 3 }, { files: { qrels: "qrels.txt" } });
    expect((await readDatasetFiles(folder, named)).labelsFrom).toBe("qrels");
  });
});

import { describe, expect, it } from "vitest";
import { filesManifest } from "../../../src/dataset/files/data-format.ts";
import { readDatasetFiles } from "../../../src/dataset/files/read-dataset-files.ts";
import { inputProblems, jsonLines, scratchFolder } from "../scratch.ts";
import { datasetFiles, validInteractions, validItems, validManifest, validUsers } from "./valid-dataset.ts";

const manifest = filesManifest.parse(validManifest);

async function problems(replaced: Parameters<typeof datasetFiles>[0], settings = manifest) {
  const folder = await scratchFolder(datasetFiles(replaced));
  return inputProblems(folder, readDatasetFiles(folder, settings));
}

/** The problems of a file that has this line after its valid ones. */
async function problemsOf(name: "items" | "users" | "interactions", line: unknown) {
  const valid = { items: validItems, users: validUsers, interactions: validInteractions }[name];
  const text = jsonLines(valid) + (typeof line === "string" ? line : jsonLines([line]));
  const place = `${name}.jsonl:${valid.length + 1}: `;
  return (await problems({ [`${name}.jsonl`]: text })).map((problem) => problem.replace(place, ""));
}

describe("an item", () => {
  const vector = [1, 0];
  it.each([
    [{ id: 1, vector: [1] }, "vector has 1 numbers, the manifest says dimensions 2"],
    [{ id: 1, vector: [1, null] }, "vector[1] must be a finite 32-bit number, got null"],
    [{ id: 1, vector: [1, "2"] }, 'vector[1] must be a finite 32-bit number, got "2"'],
    [{ id: 1, vector: [1e39, 2] }, "vector[0] must be a finite 32-bit number, got 1e+39"],
    [{ id: 1, vector: "none" }, 'vector must be an array of 2 numbers, got "none"'],
    [{ id: 1 }, "vector is missing"],
    [{ vector }, "id is missing"],
    [{ id: -1, vector }, "id must be an integer from 0 to 2^53 - 1, or a UUID with hyphens, got -1"],
    [{ id: "x1", vector }, 'id must be an integer from 0 to 2^53 - 1, or a UUID with hyphens, got "x1"'],
    [
      { id: 2 ** 53, vector },
      `id must be an integer from 0 to 2^53 - 1, or a UUID with hyphens, got ${2 ** 53}`,
    ],
    [{ id: 9, vector }, "id 9 was used before; ids must differ"],
    [{ id: 1, vector, payload: [] }, "payload must be an object, got []"],
    [{ id: 1, vector, paylod: {} }, "paylod is not a known key; known are id, vector, payload"],
    [[1], "must be a JSON object, got [1]"],
    ["7", "must be a JSON object, got 7"],
  ])("is refused as %j", async (line, problem) => {
    expect(await problemsOf("items", line)).toEqual([problem]);
  });

  it("is refused where the line is not JSON, with the parser's words", async () => {
    expect(await problemsOf("items", "{")).toEqual([expect.stringMatching(/^is not valid JSON: ./)]);
  });

  it.each(["NaN", "Infinity", "-Infinity"])(
    "is refused with the column where a program wrote %s, which is not JSON",
    async (token) => {
      const line = `{"id": 1, "payload": {"title": "NaN \\" and more"}, "vector": [1, ${token}]}`;
      expect(await problemsOf("items", line)).toEqual([
        `${token} at column ${line.indexOf(`, ${token}]`) + 3} is not a number in JSON; write a finite number or leave the line out`,
      ]);
    },
  );
});

describe("a user", () => {
  const vector = [1, 0];
  it.each([
    [{ id: "eve" }, "vector is missing"],
    [{ id: "ada", vector }, "id ada was used before; ids must differ"],
    [{ id: "12", vector }, "id 12 was used before; ids must differ"],
    [{ id: 1.5, vector }, "id must be text or an integer, got 1.5"],
    [{ id: "", vector }, 'id must be text or an integer, got ""'],
    [{ id: 1, vector, affinities: 5 }, "affinities must be an object, got 5"],
    [{ id: 1, vector, affinities: { topics: "jazz" } }, 'affinities.topics must be an object, got "jazz"'],
    [
      { id: 1, vector, affinities: { topics: { jazz: "0.7" } } },
      'affinities.topics.jazz must be a finite number, got "0.7"',
    ],
    [{ id: 1, vector, attributes: ["cz"] }, 'attributes must be an object, got ["cz"]'],
    ...[null, ["cz", 1], { lat: 91, lon: 0 }, { lat: 50 }].map((country): [object, string] => [
      { id: 1, vector, attributes: { country } },
      `attributes.country must be text, a finite number, true or false, a list of texts, or { lat, lon } on Earth, got ${JSON.stringify(country)}`,
    ]),
  ])("is refused as %j", async (line, problem) => {
    expect(await problemsOf("users", line)).toEqual([problem]);
  });
});

describe("an interaction", () => {
  const valid = { user: "ada", item: 9, label: 1, part: "train" };
  it.each([
    [{ ...valid, user: "eve" }, 'user "eve" is not in users.jsonl'],
    [{ ...valid, item: 1 }, "item 1 is not in items.jsonl"],
    [{ ...valid, label: "1" }, 'label must be a finite number, got "1"'],
    [{ ...valid, part: "dev" }, 'part must be "train", "tune" or "test", got "dev"'],
    [{ ...valid, part: undefined }, "part is missing"],
    [{ ...valid, time: "2026-01-01" }, 'time must be a finite number, got "2026-01-01"'],
    [{ ...valid, propensity: 0 }, "propensity must be above 0 and at most 1, got 0"],
    [{ ...valid, propensity: 1.5 }, "propensity must be above 0 and at most 1, got 1.5"],
    [{ ...valid, propensity: "0.5" }, 'propensity must be a finite number, got "0.5"'],
    [{ ...valid, when: 1 }, "when is not a known key; known are user, item, label, part, time, propensity"],
  ])("is refused as %j", async (line, problem) => {
    expect(await problemsOf("interactions", line)).toEqual([problem]);
  });

  it("needs a time, and may have no part, where the dataset is cut by time", async () => {
    const byTime = filesManifest.parse({ ...validManifest, split: { by: "time", train: 0.6, tune: 0.2 } });
    const events = jsonLines([valid, { ...valid, part: undefined, time: 3 }]);
    expect(await problems({ "interactions.jsonl": events }, byTime)).toEqual([
      "interactions.jsonl:1: part is not a known key; known are user, item, label, time, propensity",
      "interactions.jsonl:1: time is missing",
    ]);
  });
});

it("reads propensities, 1 where a line has none, and has no column where none is below 1", async () => {
  const read = async (...propensities: (number | undefined)[]) => {
    const lines = propensities.map((propensity) => ({ ...validInteractions[0], propensity }));
    const folder = await scratchFolder(datasetFiles({ "interactions.jsonl": jsonLines(lines) }));
    return (await readDatasetFiles(folder, manifest)).interactions.propensity;
  };
  expect(await read(0.25, undefined)).toEqual(Float64Array.of(0.25, 1));
  expect(await read(1, undefined)).toBeUndefined();
});

it("tells the problems of all files at once", async () => {
  const broken = {
    "items.jsonl": jsonLines([{ id: 9, vector: [1] }, ...validItems.slice(1)]),
    "users.jsonl": jsonLines([...validUsers, { id: "eve" }]),
    "interactions.jsonl": jsonLines([{ user: "bob", item: 5, part: "test" }]),
  };
  expect(await problems(broken)).toEqual([
    "items.jsonl:1: vector has 1 numbers, the manifest says dimensions 2",
    "users.jsonl:3: vector is missing",
    "interactions.jsonl:1: label is missing",
    'interactions.jsonl:1: user "bob" is not in users.jsonl',
    "interactions.jsonl:1: item 5 is not in items.jsonl",
  ]);
});

it("names a file that is empty, without a complaint about each interaction that needs it", async () => {
  expect(await problems({ "users.jsonl": "", "interactions.jsonl": "\n" })).toEqual([
    "users.jsonl: is empty; at least one line is needed",
    "interactions.jsonl: is empty; at least one line is needed",
  ]);
  expect(await problems({ "users.jsonl": "" })).toEqual([
    "users.jsonl: is empty; at least one line is needed",
  ]);
});

it("names a file that is missing", async () => {
  const elsewhere = filesManifest.parse({ ...validManifest, files: { items: "videos.jsonl" } });
  expect(await problems({}, elsewhere)).toEqual([
    "videos.jsonl: no such file. Write it, or mend its name in dataset.json.",
  ]);
});

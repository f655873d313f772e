import { execFileSync } from "node:child_process";
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
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
    [{ id: 1.5, vector }, "id must be text, or an integer of at most 2^53 - 1, got 1.5"],
    [{ id: "", vector }, 'id must be text, or an integer of at most 2^53 - 1, got ""'],
    [
      '{"id": 9.5e15, "vector": [1, 0]}',
      "id must be text, or an integer of at most 2^53 - 1, got 9500000000000000",
    ],
    [
      '{"id": 9007199254740993, "vector": [1, 0]}',
      "holds 9007199254740993, which is beyond 2^53 - 1, the largest whole number that is exact; write it as text",
    ],
    [
      '{"id": 1, "vector": [1, 0], "payload": {"views": 9007199254740993}}',
      "holds 9007199254740993, which is beyond 2^53 - 1, the largest whole number that is exact; write it as text",
    ],
    [
      '{"id": 1, "vector": [1, 0], "payload": {"views": 1e999}}',
      "holds 1e999, which is too large for a 64-bit number",
    ],
    [
      `{"id": 1, "vector": [1, 0], "payload": {"deep": ${"[".repeat(100_000)}${"]".repeat(100_000)}}}`,
      "is nested more than 100 levels deep",
    ],
    [{ id: 9, vector }, "id 9 was used before; ids must differ"],
    [
      '{"id": 1, "vector": [1, 0], "payload": {"a": [1e20, 9007199254740992.0]}}',
      "payload.a[1] is 9007199254740992, beyond 2^53 - 1, the largest whole number that is exact; write it as text",
    ],
    [{ id: 1, vector, payload: [] }, "payload must be an object, got []"],
    [{ id: 1, vector, paylod: {} }, "paylod is not a known key; known are id, vector, title, payload"],
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
        `holds ${token}, which is not a number in JSON; write a finite number or null`,
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
    [{ id: 1.5, vector }, "id must be text, or an integer of at most 2^53 - 1, got 1.5"],
    [{ id: "", vector }, 'id must be text, or an integer of at most 2^53 - 1, got ""'],
    [
      { id: 1, vector, affinities: { topics: { jazz: 1e39 } } },
      "affinities.topics.jazz must be a finite 32-bit number, got 1e+39",
    ],
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
    [
      { ...valid, time: 1767225600000000000 },
      "holds 1767225600000000000, which is beyond 2^53 - 1, the largest whole number that is exact; write it as text",
    ],
    ...["yesterday", [0], true].map((time): [object, string] => [
      { ...valid, time },
      `time must be Unix seconds or a date such as 2026-01-31T12:00:00Z, got ${JSON.stringify(time)}`,
    ]),
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

it("reads times as Unix seconds and as dates", async () => {
  const times = [1767225600.5, "2026-01-01T00:00:00.5Z", "2026-01-01T01:00:00.500000+01:00", "2026-01-01"];
  const lines = times.map((time) => ({ ...validInteractions[0], time }));
  const folder = await scratchFolder(datasetFiles({ "interactions.jsonl": jsonLines(lines) }));
  const { interactions } = await readDatasetFiles(folder, manifest);
  expect(interactions.time).toEqual(Float64Array.of(1767225600.5, 1767225600.5, 1767225600.5, 1767225600));
});

it("reads files of Windows and gzipped ones as the same dataset", async () => {
  const read = async (files: Parameters<typeof datasetFiles>[0]) => {
    const folder = await scratchFolder(datasetFiles(files));
    return readDatasetFiles(folder, manifest);
  };
  const text = jsonLines(validItems);
  const { fingerprint, ...plain } = await read({});
  const windows = await read({ "items.jsonl": `\uFEFF${text.replaceAll("\n", "\r\n")}` });
  expect({ ...windows, fingerprint: undefined }).toEqual({ ...plain, fingerprint: undefined });
  expect(await read({ "items.jsonl": gzipSync(`\uFEFF${text}`) })).toEqual({ fingerprint, ...plain });
});

describe("a mistake in one file is told once", () => {
  const events = (...items: unknown[]) =>
    jsonLines(items.map((item) => ({ user: "ada", item, label: 1, part: "train" })));

  it("where an item cannot be read that many interactions name", async () => {
    const items = `${jsonLines(validItems.slice(1))}{"id": 9, "vector": [NaN, 1]}\n`;
    const interactions = events(...Array(100).fill(9), 4);
    expect(await problems({ "items.jsonl": items, "interactions.jsonl": interactions })).toEqual([
      "items.jsonl:3: holds NaN, which is not a number in JSON; write a finite number or null",
    ]);
  });

  it("where a file cannot be read from some line on", async () => {
    const items = Buffer.concat([Buffer.from([0xe9, 0x0a]), Buffer.from(jsonLines(validItems))]);
    expect(await problems({ "items.jsonl": items })).toEqual([
      'items.jsonl:1: has bytes that are not UTF-8, shown as \uFFFD in "\uFFFD"; save the file as UTF-8',
    ]);
  });

  it("where an id is wrong", async () => {
    const users = jsonLines([{ ...validUsers[0], id: 1.5 }, validUsers[1]]);
    expect(await problems({ "users.jsonl": users })).toEqual([
      "users.jsonl:1: id must be text, or an integer of at most 2^53 - 1, got 1.5",
    ]);
  });

  it("where an item is missing that many interactions name", async () => {
    expect(await problems({ "interactions.jsonl": events(4, 7, 8, 7, 7, 8) })).toEqual([
      "interactions.jsonl:2: item 7 is not in items.jsonl",
      "interactions.jsonl:3: item 8 is not in items.jsonl",
    ]);
  });
});

it("names files that are none, and does not wait for them", async () => {
  const folder = await scratchFolder(datasetFiles());
  await mkdir(join(folder, "folder.jsonl"));
  execFileSync("mkfifo", [join(folder, "pipe.parquet")]);
  await symlink("/dev/zero", join(folder, "device.jsonl"));
  const files = { items: "folder.jsonl", users: "pipe.parquet", interactions: "device.jsonl" };
  const elsewhere = filesManifest.parse({ ...validManifest, files });
  expect(await inputProblems(folder, readDatasetFiles(folder, elsewhere))).toEqual([
    "folder.jsonl: is a folder; name a file",
    "pipe.parquet: is a pipe; name a file",
    "device.jsonl: is a device or socket; name a file",
  ]);
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
    "videos.jsonl: no such file. Write it, or correct its name in dataset.json.",
  ]);
});

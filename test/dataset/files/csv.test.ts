import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { planColumns, type RecordKeys } from "../../../src/dataset/files/column-plan.ts";
import { openCsv } from "../../../src/dataset/files/read-csv.ts";
import type { RawRecord } from "../../../src/dataset/files/row-source.ts";
import { HarnessError } from "../../../src/errors.ts";
import { scratchFolder } from "../scratch.ts";

const KEYS: RecordKeys = { file: "items", required: ["id"], optional: ["vector", "title", "payload"] };

/** The records of a file, each with its line; and what is wrong. */
async function read(content: string | Uint8Array, types = {}, name = "a.csv") {
  const folder = await scratchFolder({ [name]: content });
  const options = { ifMissing: "Write it.", planColumns: planColumns(KEYS, { columns: {}, types }) };
  const records: [line: number, record: RawRecord][] = [];
  const problems: string[] = [];
  try {
    const { rows } = await openCsv(join(folder, name), options);
    for await (const batch of rows) {
      for (const row of batch) {
        const record = row.read((problem) => problems.push(`${row.number}: ${problem}`));
        if (record !== undefined) records.push([row.number, record]);
      }
    }
  } catch (error) {
    if (!(error instanceof HarnessError && error.code === "input")) throw error;
    problems.push(...error.problems.map((problem) => problem.replace(`${join(folder, name)}:`, "")));
  }
  return { records, problems };
}

const payloads = async (content: string, types = {}) =>
  (await read(content, types)).records.map(([, { payload }]) => payload);

describe("a CSV file", () => {
  it("counts the lines of cells, and leaves blank lines and columns without a name out", async () => {
    expect((await read(',id,title\n0,a,"two\nlines"\n\n1,b,\n')).records).toEqual([
      [2, { id: "a", title: "two\nlines" }],
      [5, { id: "b" }],
    ]);
  });

  it("is read where a cell of many lines goes over the end of a block of the file", async () => {
    const long = "line\n".repeat(300_000);
    const { records } = await read(`id,title\na,"${long}"\nb,${"x".repeat(100)}\n`);
    expect(records.map(([line, { title }]) => [line, (title as string).length])).toEqual([
      [2, long.length],
      [300_003, 100],
    ]);
  });

  it.each([
    [
      'id,title\na,1\nb,"two\n',
      "3: has a quote that nothing closes; close it, or double it where it is part of a text",
    ],
    [
      'id,title\na,"x"y\n',
      "2: has text after the closing quote of a cell; double a quote that is part of its text",
    ],
    ["id,title\na\n", "2: has 1 cells, the header has 2; quote cells that hold the separator"],
    ["id,title,title\na,b,c\n", '1: two columns are called "title"; give each its own name'],
    ["", " is empty; the names of its columns are needed"],
    ["id,title\n", " is empty; at least one row is needed after its header"],
    ["id\na\u0000\n", "2: has a NUL byte, so this is not UTF-8 text; if it is UTF-16, save it as UTF-8"],
    ["id\na\rb\n", "2: has a carriage return without a line feed; let lines end in \\n or \\r\\n"],
    [
      "id,year\na,1\nb,2\nc,unknown\n",
      '4: year must be a number, as most of the column is, got "unknown"; correct it, or say in dataset.json what the column holds: "types": { "year": "text" }',
    ],
    [
      "id,tags\na,['jazz']\n",
      '2: tags must be JSON, as it begins so, got "[\'jazz\']"; correct it, or say in dataset.json what the column holds: "types": { "tags": "text" }',
    ],
  ])("that is %j is named with its line", async (content, problem) => {
    expect((await read(content)).problems).toEqual([problem]);
  });

  it("that is no UTF-8, or no gzip to its end, is refused", async () => {
    expect((await read(Buffer.from("id,title\na,Mis\u00e9\n", "latin1"))).problems[0]).toMatch(
      /^2: has bytes that are not UTF-8/,
    );
    const cut = gzipSync(`id\n${"a\n".repeat(1000)}`).subarray(0, 30);
    expect((await read(cut, {}, "a.csv.gz")).problems[0]).toMatch(/cannot be decompressed/);
  });
});

describe("a column is of the type that all of its cells have", () => {
  it.each([
    ["1", "-2.5e3", [1, -2500]],
    ["NaN", "3", [undefined, 3]],
    ["007", "8", ["007", "8"]],
    ["9007199254740993", "1", ["9007199254740993", "1"]],
    ["true", "False", [true, false]],
    ["true", "1", ["true", "1"]],
    ['"[1,2]"', '"{""a"":null}"', [[1, 2], { a: null }]],
    ["NaN", "NaN", ["NaN", "NaN"]],
    ["+5", ".5", [5, 0.5]],
    ["", "x", [undefined, "x"]],
  ])("%s and %s", async (one, other, values) => {
    const found = (await payloads(`id,v\na,${one}\nb,${other}\n`)) as ({ v?: unknown } | undefined)[];
    expect(found.map((payload) => payload?.v)).toEqual(values);
  });

  it("or that the manifest says, which its cells must have", async () => {
    expect(await payloads("id,v\na,x|y\nb,\n", { v: "list" })).toEqual([{ v: ["x", "y"] }, undefined]);
    expect(await payloads("id,v\na,12\n", { v: "text" })).toEqual([{ v: "12" }]);
    expect((await read("id,v\na,x\n", { v: "number" })).problems).toEqual([
      '2: v must be a finite number, got "x"',
    ]);
    expect((await read("id,v\na,2\n", { v: "boolean" })).problems).toEqual([
      '2: v must be true or false, got "2"',
    ]);
  });

  it("and columns may be called as nothing should be", async () => {
    const [payload] = await payloads("id,__proto__,constructor\na,x,y\n");
    expect(Object.entries(payload as object)).toEqual([
      ["__proto__", "x"],
      ["constructor", "y"],
    ]);
  });
});

it("any texts that are written as CSV are read again", async () => {
  const cell = fc
    .string({
      unit: fc.constantFrom(...["a", ",", ";", '"', "\n", "\t", "ü", "1", "[", "|", " "]),
      minLength: 1,
    })
    .filter((text) => text.trim() !== "");
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
      const text = Papa.unparse([["id", "title"], ...rows], { newline: "\n" });
      const { records, problems } = await read(text);
      expect(problems).toEqual([]);
      expect(records.map(([, { id, title }]) => [id, title])).toEqual(rows);
    }),
    { numRuns: 60, seed: 1 },
  );
});

it("any bytes are read, or refused with a problem", async () => {
  const bytes = fc.array(fc.oneof(fc.constantFrom(...Buffer.from('id,v\n"\r\t[{1')), fc.nat(255)), {
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      const { records, problems } = await read(
        Buffer.concat([Buffer.from("id,v\n"), Uint8Array.from(content)]),
      );
      expect(records.length + problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 150, seed: 1 },
  );
});

import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ByteInterner } from "../../src/trec/byte-interner.ts";
import { readRun } from "../../src/trec/read-run.ts";
import { inputProblems, scratchFolder } from "../dataset/scratch.ts";

/** The rankings of a run file, with the items' ids. */
async function read(content: string | Uint8Array, name = "run.txt") {
  const folder = await scratchFolder({ [name]: content });
  const ids = new ByteInterner();
  const { byQuery: run } = await readRun(join(folder, name), ids);
  return Object.fromEntries(
    Array.from(run, ([query, { items, scores }]) => [
      query,
      Array.from(items, (item, i) => [ids.name(item), scores[i]]),
    ]),
  );
}

async function problems(content: string | Uint8Array) {
  const folder = await scratchFolder({ "run.txt": content });
  return inputProblems(folder, readRun(join(folder, "run.txt"), new ByteInterner()));
}

describe("what trec_eval reads", () => {
  it("orders by score alone: neither the rank field nor the order of lines counts", async () => {
    expect(await read("1 Q0 a 1 0.5 t\n1 Q0 b 2 2.5 t\n1 Q0 c 3 1.5 t\n")).toEqual({
      1: [
        ["b", 2.5],
        ["c", 1.5],
        ["a", 0.5],
      ],
    });
  });

  it("breaks ties by descending id, byte by byte", async () => {
    // "é" is C3 A9 in UTF-8, above every ASCII letter; "Z" is below "a".
    const run = await read("1 Q0 a 1 1 t\n1 Q0 Z 1 1 t\n1 Q0 é 1 1 t\n1 Q0 ab 1 1.0 t\n");
    expect(run[1]!.map(([id]) => id)).toEqual(["é", "ab", "a", "Z"]);
  });

  it("keeps scores as 64-bit numbers, as trec_eval 10 does", async () => {
    const run = await read("1 Q0 a 1 .5000000002 t\n1 Q0 b 2 .5000000001 t\n");
    expect(run[1]!.map(([id]) => id)).toEqual(["a", "b"]);
  });

  it("allows tabs, more than one blank, CRLF, blank lines, comments, further fields and no last line end", async () => {
    const text = "# a comment\n\n 1\tQ0  a 1 2 t  \r\n \t\r\n  # another\n1 Q0 b 2 1 t and more";
    expect(await read(text)).toEqual({
      1: [
        ["a", 2],
        ["b", 1],
      ],
    });
  });

  it("brings together the lines of a query that are spread over the file", async () => {
    const run = await read("1 Q0 a 1 1 t\n2 Q0 a 1 1 t\n1 Q0 b 1 2 t\n");
    expect(run).toEqual({
      1: [
        ["b", 2],
        ["a", 1],
      ],
      2: [["a", 1]],
    });
  });

  it("reads gzip, whatever the file's name", async () => {
    expect(await read(gzipSync("1 Q0 a 1 2 t\n"), "run.txt")).toEqual({ 1: [["a", 2]] });
  });

  it("reads a file of many chunks", async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `q${i % 100} Q0 document-number-${i} 1 ${-i} t\n`);
    const run = await read(lines.join(""));
    expect(Object.keys(run)).toHaveLength(100);
    expect(run.q7!.slice(0, 2)).toEqual([
      ["document-number-7", -7],
      ["document-number-107", -107],
    ]);
    expect(run.q99!.at(-1)).toEqual(["document-number-59999", -59_999]);
  });
});

describe("what is wrong with a run is named by file and line", () => {
  it("fields that are missing, and scores that are no numbers", async () => {
    expect(await problems("1 Q0 a 1 2 t\n1 Q0 b 2\n\n1 Q0 c 3 high t\n1 Q0 d 3 nan t\n")).toEqual([
      'run.txt:2: a line must be "query Q0 item rank score tag", got "1 Q0 b 2"',
      'run.txt:4: the score must be a finite number, got "high"',
      'run.txt:5: the score must be a finite number, got "nan"',
    ]);
  });

  it.each(["inf", "-Infinity", "1e999", "-1e309"])("a score of %s, which orders nothing", async (score) => {
    expect(await problems(`1 Q0 a 1 ${score} t\n`)).toEqual([
      `run.txt:1: the score must be a finite number, got "${score}"`,
    ]);
  });

  it("a rank that is no whole number, as where columns have shifted", async () => {
    const swapped = "1 Q0 b 0.93 2 t\n";
    const withBlank = "1 Q0 Star Wars 2 0.5 t\n";
    expect(await problems(`1 Q0 a 1 2 t\n${swapped}${withBlank}1 Q0 c 3.0 1 t\n`)).toEqual([
      'run.txt:2: the rank must be a whole number (the columns are "query Q0 item rank score tag"), got "0.93"',
      'run.txt:3: the rank must be a whole number (the columns are "query Q0 item rank score tag"), got "Wars"',
    ]);
  });

  it("lines that end in a carriage return alone, so that only the first would be read", async () => {
    expect(await problems("1 Q0 a 1 2 t\r1 Q0 b 2 1 t\r")).toEqual([
      "run.txt:1: has a carriage return without a line feed; let lines end in \\n or \\r\\n",
    ]);
  });

  it("an item that a query ranks twice", async () => {
    expect(await problems("1 Q0 a 1 2 t\n2 Q0 a 1 2 t\n1 Q0 a 2 1 t\n")).toEqual([
      "run.txt:3: query 1 has item a already, on line 1; keep one",
    ]);
  });

  it("a file without a single line", async () => {
    expect(await problems("# nothing\n")).toEqual([
      'run.txt is empty; its lines must be "query Q0 item rank score tag"',
    ]);
  });

  it("a file that is not there, or is broken gzip", async () => {
    const folder = await scratchFolder({ "run.gz": gzipSync("1 Q0 a 1 2 t\n".repeat(99)).subarray(0, 30) });
    const read = (name: string) => inputProblems(folder, readRun(join(folder, name), new ByteInterner()));
    expect(await read("other.txt")).toEqual(["other.txt: no such file. Check the path."]);
    expect(await read("run.gz")).toEqual([
      "run.gz: cannot be decompressed (unexpected end of file); gzip the whole file again",
    ]);
  });
});

import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ByteInterner } from "../../src/trec/byte-interner.ts";
import { readQrels } from "../../src/trec/read-qrels.ts";
import { inputProblems, scratchFolder } from "../dataset/scratch.ts";

async function read(content: string, ids = new ByteInterner()) {
  const folder = await scratchFolder({ "qrels.txt": content });
  return (await readQrels(join(folder, "qrels.txt"), ids)).byQuery;
}

async function problems(content: string | Uint8Array) {
  const folder = await scratchFolder({ "qrels.txt": content });
  return inputProblems(folder, readQrels(join(folder, "qrels.txt"), new ByteInterner()));
}

describe("what trec_eval reads", () => {
  it("gives the judgments of each query in ascending order of the items' numbers", async () => {
    const ids = new ByteInterner();
    for (const id of ["a", "b", "c"]) ids.intern(Buffer.from(id), 0, 1);
    const qrels = await read("1 0 c 2\n1 0 a 0\n2 0 b 1\n1 0 b -1\n", ids);
    expect([...qrels]).toEqual([
      ["1", { items: Int32Array.of(0, 1, 2), grades: Float64Array.of(0, -1, 2) }],
      ["2", { items: Int32Array.of(1), grades: Float64Array.of(1) }],
    ]);
  });

  it("allows signs, a decimal point without decimals, comments and blank lines", async () => {
    const qrels = await read("# comment\n1 0 a +1\n\n1 0 b 2.0\n1 0 c -0\r\n");
    expect(qrels.get("1")!.grades).toEqual(Float64Array.of(1, 2, 0));
  });
});

it("drops the byte order mark, which would tear a query in two", async () => {
  const qrels = await read("\uFEFFw1\t0\tgood\t1\r\nw1\t0\tok\t3\r\nw3\t0\tc\t2\r\n");
  expect([...qrels.keys()]).toEqual(["w1", "w3"]);
});

describe("what is wrong with qrels is named by file and line", () => {
  it("fields that are missing or too many, and grades that are not whole", async () => {
    expect(await problems("1 0 a\n1 0 b 1 more\n1 0 c 0.5\n1 0 d x\n1 0 e 9999999999\n1 0 f 1\n")).toEqual([
      'qrels.txt:1: a line must be "query iteration item grade", got "1 0 a"',
      'qrels.txt:2: a line must be "query iteration item grade", got "1 0 b 1 more"',
      'qrels.txt:3: the grade must be a whole number from -2147483647 to 2147483647, got "0.5"',
      'qrels.txt:4: the grade must be a whole number from -2147483647 to 2147483647, got "x"',
      'qrels.txt:5: the grade must be a whole number from -2147483647 to 2147483647, got "9999999999"',
    ]);
  });

  it("bytes that are not UTF-8, and carriage returns that end no line", async () => {
    expect(await problems(Buffer.from("1 0 a 1\n1 0 \u00e9 1\n", "latin1"))).toEqual([
      'qrels.txt:2: has bytes that are not UTF-8, shown as \uFFFD in "1 0 \uFFFD 1"; save the file as UTF-8',
    ]);
    expect(await problems("1 0 a 1\r1 0 b 1\r")).toEqual([
      "qrels.txt:1: has a carriage return without a line feed; let lines end in \\n or \\r\\n",
    ]);
  });

  it("an item that is judged twice, also with the same grade", async () => {
    expect(await problems("1 0 a 1\n1 0 a 1\n")).toEqual([
      "qrels.txt:2: query 1 has item a already, on line 1; keep one",
    ]);
  });
});

import { join } from "node:path";
import { expect, it } from "vitest";
import { readTextLines } from "../../src/text-file/read-text-lines.ts";
import { inputProblems, scratchFolder } from "../dataset/scratch.ts";

const ifMissing = "Write it.";

async function read(content: string | Uint8Array, anyEncoding = false) {
  const folder = await scratchFolder({ "a.txt": content });
  const lines: [number, string][] = [];
  for await (const batch of readTextLines(join(folder, "a.txt"), { ifMissing, anyEncoding })) {
    for (const [line, number] of batch) lines.push([number, line]);
  }
  return lines;
}

it("leaves blank lines out, and counts them", async () => {
  expect(await read("one\n\n \r\nfour\n")).toEqual([
    [1, "one"],
    [4, "four"],
  ]);
});

it("takes what is not UTF-8 for Latin-1 where any encoding will do, line by line", async () => {
  const mixed = Buffer.concat([Buffer.from("Mis\u00e9\n", "latin1"), Buffer.from("Mis\u00e9\n", "utf8")]);
  expect(await read(mixed, true)).toEqual([
    [1, "Mis\u00e9"],
    [2, "Mis\u00e9"],
  ]);
});

it.each(["", "\n \n", "\uFEFF"])("refuses the file %j, which has no line", async (content) => {
  const folder = await scratchFolder({ "a.txt": content });
  const attempt = readTextLines(join(folder, "a.txt"), { ifMissing }).next();
  expect(await inputProblems(folder, attempt)).toEqual(["a.txt: is empty; at least one line is needed"]);
});

import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { readText } from "../../src/text-file/read-text.ts";
import { scratchFolder } from "../dataset/scratch.ts";

it.each([
  ["plain", "one\ntwo\n"],
  ["with a mark and the line ends of Windows", "\uFEFFone\r\ntwo\r\n"],
  ["gzipped", gzipSync("one\ntwo\n")],
])("reads a file %s", async (_, content) => {
  const path = join(await scratchFolder({ "a.txt": content }), "a.txt");
  expect(await readText(path, { ifMissing: "Write it." })).toBe("one\ntwo");
});

import { createHash } from "node:crypto";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { readLines } from "../../src/dataset/read-lines.ts";
import { inputProblems, scratchFolder } from "./scratch.ts";

const ifMissing = "Write it.";

async function read(content: string | Uint8Array, name = "a.txt", encoding = "utf-8") {
  const path = join(await scratchFolder({ [name]: content }), name);
  const hash = createHash("sha256");
  const lines: [number, string][] = [];
  await readLines(path, { ifMissing, encoding, hash }, (line, number) => lines.push([number, line]));
  return { lines, digest: hash.digest("hex") };
}

it("numbers lines from 1, leaves blank ones out, and needs no newline at the end", async () => {
  expect((await read("one\n\n \nfour\nfive")).lines).toEqual([
    [1, "one"],
    [4, "four"],
    [5, "five"],
  ]);
});

it("joins lines and characters that the disk delivers in pieces", async () => {
  const long = "é".repeat(100_000); // 200,000 bytes; the disk delivers 65,536 at a time
  expect((await read(`x${long}\n${long}y`)).lines).toEqual([
    [1, `x${long}`],
    [2, `${long}y`],
  ]);
});

it("leaves out the byte order mark that some editors write", async () => {
  expect((await read("\uFEFFone")).lines).toEqual([[1, "one"]]);
});

it("reads a gzipped file as the same lines with the same hash", async () => {
  const plain = await read("one\ntwo\n");
  expect(await read(gzipSync("one\ntwo\n"), "a.txt.gz")).toEqual(plain);
  expect((await read("one\ntwo")).digest).not.toBe(plain.digest);
});

it("hashes a line that moved from one file to the next as a change", async () => {
  const digests = ["one\ntwo\n|three\n", "one\n|two\nthree\n"].map(async (texts) => {
    const hash = createHash("sha256");
    for (const text of texts.split("|")) {
      const folder = await scratchFolder({ "a.txt": text });
      await readLines(join(folder, "a.txt"), { ifMissing, hash }, () => {});
    }
    return hash.digest("hex");
  });
  expect(await digests[0]).not.toBe(await digests[1]);
});

it("reads other encodings", async () => {
  expect((await read(Buffer.from([0x4d, 0x69, 0x73, 0xe9]), "a.txt", "latin1")).lines).toEqual([[1, "Misé"]]);
});

it.each([
  ["a.txt", "", "a.txt: is empty; at least one line is needed"],
  ["a.txt", "\n \n", "a.txt: is empty; at least one line is needed"],
  [
    "a.txt",
    Buffer.from([0x61, 0x0a, 0xe9, 0x0a]),
    "a.txt: holds bytes that are not utf-8 in line 1 or later; convert it",
  ],
  ["a.gz", "no gzip", "a.gz: cannot be decompressed (incorrect header check); gzip the whole file again"],
  [
    "a.gz",
    gzipSync("cut off").subarray(0, 12),
    "a.gz: cannot be decompressed (unexpected end of file); gzip the whole file again",
  ],
])("refuses a file %s that is empty or broken (%#)", async (name, content, problem) => {
  const folder = await scratchFolder({ [name]: content });
  const attempt = readLines(join(folder, name), { ifMissing }, () => {});
  expect(await inputProblems(folder, attempt)).toEqual([problem]);
});

it("says what to do where there is no such file", async () => {
  const folder = await scratchFolder();
  const attempt = readLines(join(folder, "a.txt"), { ifMissing }, () => {});
  expect(await inputProblems(folder, attempt)).toEqual(["a.txt: no such file. Write it."]);
});

it("says that a folder is no file", async () => {
  const folder = await scratchFolder();
  const attempt = readLines(folder, { ifMissing }, () => {});
  await expect(attempt).rejects.toThrow(`${folder} is a folder, not a file`);
});

it("does not blame the input where the disk fails", async () => {
  const loop = join(await scratchFolder(), "loop");
  await symlink(loop, loop);
  const attempt = readLines(loop, { ifMissing }, () => {});
  await expect(attempt).rejects.toMatchObject({ code: "world" });
});

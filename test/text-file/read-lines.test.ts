import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { readLines } from "../../src/text-file/read-lines.ts";
import { inputProblems, scratchFolder } from "../dataset/scratch.ts";

const ifMissing = "Write it.";

async function read(content: string | Uint8Array, options: { anyEncoding?: boolean } = {}) {
  const path = join(await scratchFolder({ "a.txt": content }), "a.txt");
  const hash = createHash("sha256");
  const lines: [number, string][] = [];
  await readLines(path, { ifMissing, hash, ...options }, (bytes, start, end, number) =>
    lines.push([number, bytes.toString("utf8", start, end)]),
  );
  return { lines, digest: hash.digest("hex") };
}

async function problems(content: string | Uint8Array) {
  const folder = await scratchFolder({ "a.txt": content });
  return inputProblems(
    folder,
    readLines(join(folder, "a.txt"), { ifMissing }, () => {}),
  );
}

const oneTwo = [
  [1, "one"],
  [2, "two"],
];

it.each([
  ["\\n", "one\ntwo\n"],
  ["\\r\\n", "one\r\ntwo\r\n"],
  ["\\r\\r\\n, as a program that converts twice writes", "one\r\r\ntwo\r\r\n"],
  ["nothing at the end of the file", "one\ntwo"],
  ["nothing but \\r at the end of the file", "one\r\ntwo\r"],
])("takes lines that end in %s", async (_, text) => {
  expect((await read(text)).lines).toEqual(oneTwo);
});

it("numbers blank lines, too", async () => {
  expect((await read("one\n\n \nfour")).lines).toEqual([
    [1, "one"],
    [2, ""],
    [3, " "],
    [4, "four"],
  ]);
});

it("joins lines and characters that the disk delivers in pieces", async () => {
  const long = "é".repeat(1_000_000); // 2,000,000 bytes; the disk delivers 1,048,576 at a time
  expect((await read(`x${long}\n${long}y\nz`)).lines).toEqual([
    [1, `x${long}`],
    [2, `${long}y`],
    [3, "z"],
  ]);
});

it("drops the byte order mark at the start of the file, and of a line where files were joined", async () => {
  expect((await read("\uFEFFone\n\uFEFFtwo\n")).lines).toEqual(oneTwo);
  expect((await read(Buffer.concat([gzipSync("\uFEFFone\n"), gzipSync("\uFEFFtwo\n")]))).lines).toEqual(
    oneTwo,
  );
  expect((await read("\uFEFF")).lines).toEqual([]);
});

it("leaves the same character alone inside of a line, where it is text", async () => {
  expect((await read("o\uFEFFne\n")).lines).toEqual([[1, "o\uFEFFne"]]);
});

it("reads a gzipped file, and one with a mark, as the same lines with the same hash", async () => {
  const plain = await read("one\ntwo\n");
  expect(await read(gzipSync("one\ntwo\n"))).toEqual(plain);
  expect(await read("\uFEFFone\ntwo\n")).toEqual(plain);
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

it.each([
  [
    "Latin-1, with the line",
    Buffer.from("one\nMis\u00e9rables, Les\n", "latin1"),
    '2: has bytes that are not UTF-8, shown as \uFFFD in "Mis\uFFFDrables, Les"; save the file as UTF-8',
  ],
  [
    "a character that is cut off by the end of its line",
    Buffer.from([0x61, 0x0a, 0x62, 0xc3, 0x0a, 0xa9, 0x0a]),
    '2: has bytes that are not UTF-8, shown as \uFFFD in "b\uFFFD"; save the file as UTF-8',
  ],
  ["UTF-16", Buffer.from("\uFEFFone\n", "utf16le"), " is UTF-16, and text must be UTF-8; save it as UTF-8"],
  [
    "UTF-16 in the other order",
    Buffer.from("\uFEFFone\n", "utf16le").swap16(),
    " is UTF-16, and text must be UTF-8; save it as UTF-8",
  ],
  [
    "UTF-16 without a mark",
    Buffer.from("one\n", "utf16le"),
    "1: has a NUL byte, so this is not UTF-8 text; if it is UTF-16, save it as UTF-8",
  ],
  [
    "a NUL byte",
    "one\nt\0wo\n",
    "2: has a NUL byte, so this is not UTF-8 text; if it is UTF-16, save it as UTF-8",
  ],
  [
    "lines that end in \\r alone",
    "one\rtwo\r",
    "1: has a carriage return without a line feed; let lines end in \\n or \\r\\n",
  ],
  [
    "a zip archive",
    Buffer.from("PK\x03\x04 and so on"),
    " is a zip archive, and text must be UTF-8; unpack it, or use gzip",
  ],
  [
    "gzip that is cut off",
    gzipSync("cut off").subarray(0, 12),
    " cannot be decompressed (unexpected end of file); gzip the whole file again",
  ],
])("refuses %s", async (_, content, problem) => {
  expect(await problems(content)).toEqual([`a.txt:${problem}`]);
});

it("refuses a line that no record needs, in bounded memory and in linear time", async () => {
  const long = Buffer.alloc(100_000_000, "x");
  long[5] = 0x0a;
  expect(await problems(long)).toEqual(["a.txt:2: is longer than 32 MiB; write one record a line"]);
});

it("refuses what unpacks to more than any text does", async () => {
  const folder = await scratchFolder({
    "a.txt": gzipSync(Buffer.alloc(1.1 * (1 << 28), `${"x".repeat(4095)}\n`)),
  });
  const path = join(folder, "a.txt");
  expect(
    await inputProblems(
      folder,
      readLines(path, { ifMissing }, () => {}),
    ),
  ).toEqual([
    "a.txt: unpacks to more than 200 times its size, which no text does; unpack it yourself if you trust it",
  ]);
}, 30_000);

it("hands over other encodings where they are wanted", async () => {
  const latin = Buffer.from("Mis\u00e9", "latin1");
  expect((await read(latin, { anyEncoding: true })).lines).toEqual([[1, "Mis\uFFFD"]]);
});

it("says what to do where there is no such file", async () => {
  const folder = await scratchFolder({ file: "" });
  const attempt = (name: string) =>
    inputProblems(
      folder,
      readLines(join(folder, name), { ifMissing }, () => {}),
    );
  expect(await attempt("a.txt")).toEqual(["a.txt: no such file. Write it."]);
  expect(await attempt("file/a.txt")).toEqual([
    "file/a.txt: no such file, since a part of the path is a file. Write it.",
  ]);
  expect(await attempt("x".repeat(300))).toEqual([`${"x".repeat(300)}: is too long for a path. Write it.`]);
  expect(await attempt("a\0b")).toEqual(["a\0b: is no path, since it has a NUL character. Write it."]);
});

it("refuses folders, devices and pipes, which would have no end", async () => {
  const folder = await scratchFolder();
  await mkdir(join(folder, "inner"));
  execFileSync("mkfifo", [join(folder, "pipe")]);
  const attempt = (path: string) =>
    inputProblems(
      folder,
      readLines(path, { ifMissing }, () => {}),
    );
  expect(await attempt(join(folder, "inner"))).toEqual(["inner: is a folder; name a file"]);
  expect(await attempt(join(folder, "pipe"))).toEqual(["pipe: is a pipe; name a file"]);
  expect(await attempt("/dev/zero")).toEqual(["/dev/zero: is a device or socket; name a file"]);
});

it("reads pipes where the command line may name one, also byte by byte", async () => {
  const folder = await scratchFolder();
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const lines: string[] = [];
  const reading = readLines(pipe, { ifMissing, pipes: true }, (bytes, start, end) =>
    lines.push(bytes.toString("utf8", start, end)),
  );
  const script = `exec 3> "$0"; for c in '\\xef' '\\xbb' '\\xbf' a '\\n'; do printf $c >&3; done`;
  await promisify(execFile)("bash", ["-c", script, pipe]);
  await reading;
  expect(lines).toEqual(["a"]);
});

it.runIf(existsSync("/proc/self/mem"))("does not blame the input where the disk fails", async () => {
  const attempt = readLines("/proc/self/mem", { ifMissing }, () => {});
  await expect(attempt).rejects.toMatchObject({ code: "world" });
});

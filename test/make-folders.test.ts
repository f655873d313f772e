import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeFolders } from "../src/make-folders.ts";

let room: string;

beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), "make-folders-"));
});

afterEach(() => rmSync(room, { recursive: true }));

it("makes a folder with all above it, and leaves one that is there", async () => {
  const folder = join(room, "a", "b", "c");
  await makeFolders(folder);
  await makeFolders(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

it("makes one folder for many who ask at once", async () => {
  const folder = join(room, "x", "y");
  await Promise.all(Array.from({ length: 20 }, () => makeFolders(folder)));
  expect(statSync(folder).isDirectory()).toBe(true);
});

it("makes many folders for many who ask at once, below one that is missing", async () => {
  for (let round = 0; round < 100; round++) {
    const folders = Array.from({ length: 8 }, (_, i) => join(room, `${round}`, "deep", `${i}`));
    await Promise.all(folders.map(makeFolders));
  }
});

it("says what is in the way", async () => {
  writeFileSync(join(room, "file"), "");
  await expect(makeFolders(join(room, "file"))).rejects.toThrow("EEXIST");
  await expect(makeFolders(join(room, "file", "below"))).rejects.toThrow("ENOTDIR");
});

it.skipIf(process.platform !== "linux")(
  "ends where a file system refuses every folder as not found",
  async () => {
    await expect(makeFolders("/proc/nobody/below")).rejects.toThrow("ENOENT");
  },
);

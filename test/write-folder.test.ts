import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeFolder } from "../src/write-folder.ts";

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "write-folder-"));
});
afterEach(() => rm(place, { recursive: true }));

it("writes files and folders, and replaces what was there", async () => {
  const folder = join(place, "report");
  await writeFolder(folder, { "a.txt": "1", "old.txt": "old" });
  await writeFolder(folder, { "a.txt": "2", "inner/b.txt": "3" });
  expect(await readdir(folder, { recursive: true })).toEqual(["a.txt", "inner", join("inner", "b.txt")]);
  expect(await readFile(join(folder, "a.txt"), "utf8")).toBe("2");
  expect(await readdir(place)).toEqual(["report"]);
});

it("leaves the folder as it was when the disk refuses", async () => {
  const folder = join(place, "report");
  await writeFolder(folder, { "a.txt": "1" });
  await expect(writeFolder(folder, { "a.txt": "2", "a.txt/b.txt": "3" })).rejects.toThrow(
    /report cannot be written: /,
  );
  expect(await readFile(join(folder, "a.txt"), "utf8")).toBe("1");
  expect(await readdir(place)).toEqual(["report"]);
});

it("says so when something else has the name", async () => {
  await mkdir(join(place, "file"));
  await writeFile(join(place, "file", "x"), "");
  await expect(writeFolder(join(place, "file", "x", "report"), { "a.txt": "1" })).rejects.toThrow(
    /cannot be written: ENOTDIR/,
  );
});

it("leaves one of the folders, whole, when many are written at once", async () => {
  const folder = join(place, "report");
  await Promise.all(
    Array.from({ length: 20 }, (_, i) => writeFolder(folder, { "a.txt": `${i}`, "b.txt": `${i}` })),
  );
  const [a, b] = await Promise.all(["a.txt", "b.txt"].map((file) => readFile(join(folder, file), "utf8")));
  expect(a).toBe(b);
  expect(await readdir(place)).toEqual(["report"]);
});

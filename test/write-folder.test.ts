import { mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { worldError } from "../src/errors.ts";
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

it("leaves entries that are not its own, with all that they hold", async () => {
  const folder = join(place, "report");
  await writeFolder(folder, { "a.txt": "1", "old.txt": "old", "notes/mine.txt": "mine" });
  await writeFolder(folder, { "a.txt": "2" }, { owns: (entry) => entry !== "notes" });
  expect(await readdir(folder, { recursive: true })).toEqual(["a.txt", "notes", join("notes", "mine.txt")]);
  expect(await readFile(join(folder, "a.txt"), "utf8")).toBe("2");
  expect(await readdir(place)).toEqual(["report"]);
});

it("goes where a link leads", async () => {
  await mkdir(join(place, "disk"));
  await writeFolder(join(place, "disk", "report"), { "a.txt": "1" });
  await symlink(join(place, "disk", "report"), join(place, "link"));
  await writeFolder(join(place, "link"), { "a.txt": "2" });
  expect(await readlink(join(place, "link"))).toBe(join(place, "disk", "report"));
  expect(await readFile(join(place, "disk", "report", "a.txt"), "utf8")).toBe("2");
  expect(await readdir(join(place, "disk"))).toEqual(["report"]);
});

it("changes nothing where it is stopped at the last moment", async () => {
  const folder = join(place, "report");
  await writeFolder(folder, { "a.txt": "1" });
  const commit = () => {
    throw worldError("stopped");
  };
  await expect(writeFolder(folder, { "a.txt": "2" }, { commit })).rejects.toThrow("stopped");
  expect(await readFile(join(folder, "a.txt"), "utf8")).toBe("1");
  expect(await readdir(place)).toEqual(["report"]);
});

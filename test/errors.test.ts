import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fileError } from "../src/errors.ts";

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "errors-"));
  await mkdir(join(place, "folder"));
  await writeFile(join(place, "file"), "");
});
afterAll(() => rm(place, { recursive: true }));

it.each([
  ["nothing", "nothing: no such file. Name a file."],
  ["folder", "folder: is a folder, not a file. Name a file."],
  ["file/inner", "file/inner: no such file, since a part of the path is a file. Name a file."],
])("is bad input where a file is named that is none: %s", async (path, message) => {
  const cause: NodeJS.ErrnoException = await readFile(join(place, path)).then(
    () => expect.unreachable(),
    (error) => error,
  );
  expect(fileError(path, cause, "Name a file.")).toMatchObject({ code: "input", message });
});

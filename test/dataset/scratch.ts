import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { HarnessError } from "../../src/errors.ts";

/** A folder with the given files, which is gone when the test has finished. */
export async function scratchFolder(
  files: { readonly [name: string]: string | Uint8Array } = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dataset-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

/** One line of JSON a record. */
export function jsonLines(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}

/** The problems that input is refused for, without the name of the folder. */
export async function inputProblems(folder: string, attempt: Promise<unknown>): Promise<string[]> {
  const reason: unknown = await attempt.then(
    () => "nothing was refused",
    (error: unknown) => error,
  );
  if (!(reason instanceof HarnessError) || reason.code !== "input") throw reason;
  return reason.problems.map((problem) => problem.replaceAll(`${folder}/`, ""));
}

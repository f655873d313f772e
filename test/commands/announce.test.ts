import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { announce } from "../../src/commands/announce.ts";

const failed = { passed: false, lines: ["P@10 fell by 5 %.", "Fix the ranking."] };

/** What is written to the standard output. */
async function annotations(...args: Parameters<typeof announce> extends [...infer A, unknown] ? A : never) {
  const lines: string[] = [];
  await announce(...args, (line) => lines.push(line));
  return lines.join("");
}

it("adds the comment to the step's summary, after what is there", async () => {
  const folder = await mkdtemp(join(tmpdir(), "announce-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const summary = join(folder, "summary.md");
  for (const comment of ["one\n", "two\n"]) {
    expect(await annotations(comment, undefined, { GITHUB_STEP_SUMMARY: summary })).toBe("");
  }
  expect(await readFile(summary, "utf8")).toBe("one\n\ntwo\n\n");
});

it("makes of a check one annotation, its text escaped as GitHub reads it", async () => {
  expect(await annotations("", failed, { GITHUB_ACTIONS: "true" })).toBe(
    "::error title=qdrant-rank-eval::P@10 fell by 5 %25.%0AFix the ranking.\n",
  );
  expect(await annotations("", { passed: true, lines: ["Fine."] }, { GITHUB_ACTIONS: "true" })).toBe(
    "::notice title=qdrant-rank-eval::Fine.\n",
  );
});

it("says nothing elsewhere, or where nothing was checked", async () => {
  expect(await annotations("", failed, {})).toBe("");
  expect(await annotations("", undefined, { GITHUB_ACTIONS: "true" })).toBe("");
});

it("names a summary that cannot be written", async () => {
  await expect(annotations("", undefined, { GITHUB_STEP_SUMMARY: "/nowhere/at/all" })).rejects.toThrow(
    "/nowhere/at/all (GITHUB_STEP_SUMMARY) cannot be written: ENOENT",
  );
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commandLine } from "./command-line.ts";

const STEERING = "\u001b[2J\u202e\u0007";
const SHOWN = String.raw`\u001b[2J\u202e\u0007`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rank-eval-terminal-"));
});
afterAll(() => rm(folder, { recursive: true }));

it.each([
  ["a missing file", ["score", "--qrels", STEERING, "--run", "r"]],
  ["an unknown option", ["run", `--${STEERING}`]],
  ["an unknown command", [STEERING]],
  ["a wrong choice", ["export", "x", "--format", STEERING]],
  ["a measure that there is not", ["score", "--qrels", "q", "--run", "r", "-m", STEERING]],
])("shows %s that would steer the terminal", async (_, args) => {
  const { code, stdout, stderr } = await commandLine(args);
  expect(code).toBe(2);
  expect(stderr).toContain(SHOWN);
  expect((stdout + stderr).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

it("shows what is wrong with a file without obeying it", async () => {
  const path = join(folder, `exp${STEERING}.json`);
  await writeFile(path, JSON.stringify({ [`a${STEERING}\nerror: fake`]: 1 }));
  const { code, stderr } = await commandLine(["run", path]);
  expect(code).toBe(2);
  expect(stderr).toContain(`${SHOWN}.json`);
  expect(stderr).not.toMatch(/^error: fake/m);
  expect(stderr.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

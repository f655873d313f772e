import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDraft, sweepDrafts } from "../src/draft.ts";

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "draft-"));
});
afterEach(() => rm(place, { recursive: true }));

/** What a process leaves that is killed at a point of its writing. */
function killedWriter(program: string): void {
  const code = `const { openDraft } = await import("./src/draft.ts");
    const { mkdir, rename, rm, writeFile } = await import("node:fs/promises");
    const target = ${JSON.stringify(join(place, "report"))};
    ${program}
    process.kill(process.pid, "SIGKILL");`;
  const { signal, stderr } = spawnSync(process.execPath, [
    "--import",
    "tsx",
    "--input-type=module",
    "-e",
    code,
  ]);
  expect(signal, String(stderr)).toBe("SIGKILL");
}

it("is removed when it is disposed, with what was in it", async () => {
  {
    await using draft = await openDraft(join(place, "report"));
    await mkdir(draft.fresh);
    expect(await readdir(place)).toHaveLength(1);
  }
  expect(await readdir(place)).toEqual([]);
});

it("is swept where its process was killed", async () => {
  killedWriter(
    `const { fresh } = await openDraft(target); await mkdir(fresh); await writeFile(fresh + "/a.txt", "half");`,
  );
  expect(await readdir(place)).toHaveLength(1);
  expect(await sweepDrafts(place)).toEqual([]);
  expect(await readdir(place)).toEqual([]);
});

it("gives back what a killed process had moved out of the way", async () => {
  await mkdir(join(place, "report"));
  await writeFile(join(place, "report", "a.txt"), "old");
  killedWriter(`const { old } = await openDraft(target); await rename(target, old);`);
  expect(await readdir(place)).not.toContain("report");
  expect(await sweepDrafts(place)).toEqual(["report"]);
  expect(await readdir(place)).toEqual(["report"]);
  expect(await readFile(join(place, "report", "a.txt"), "utf8")).toBe("old");
});

it("is swept where its process was killed before it had marked it", async () => {
  killedWriter(`await mkdir(target.replace(/report$/, ".report-" + process.pid + "-0123abcd"));`);
  await sweepDrafts(place);
  expect(await readdir(place)).toEqual([]);
});

it("is swept where another process has the number of the one that was killed", async () => {
  killedWriter("await openDraft(target);");
  const [killed] = await readdir(place);
  await rename(join(place, killed!), join(place, `.report-${process.pid}-0123abcd`));
  await sweepDrafts(place);
  expect(await readdir(place)).toEqual([]);
});

it("stays while its process lives", async () => {
  await using draft = await openDraft(join(place, "report"));
  await mkdir(draft.fresh);
  expect(await sweepDrafts(place)).toEqual([]);
  expect(await readdir(draft.fresh)).toEqual([]);
});

it("is known by its mark, so that another folder of such a name stays", async () => {
  const folder = join(place, ".report-99999999-0123abcd"); // no process has such a number
  await mkdir(folder);
  await writeFile(join(folder, "photo.jpg"), "");
  await sweepDrafts(place);
  expect(await readdir(folder)).toEqual(["photo.jpg"]);
});

it("is not looked for where there is no folder", async () => {
  expect(await sweepDrafts(join(place, "nothing"))).toEqual([]);
});

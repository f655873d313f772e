import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockFolder, privateFolder } from "../../../src/engine/edge/folders.ts";

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "folders-test-"));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

/** The number of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  return child.pid!;
}

describe("privateFolder", () => {
  it("makes a new folder each time, with the process in its name", async () => {
    const folders = [await privateFolder(parent, "x-"), await privateFolder(parent, "x-")];
    expect(new Set(folders).size).toBe(2);
    for (const folder of folders) expect(folder).toContain(`x-${process.pid}-`);
  });

  it("deletes what dead processes left, and nothing else", async () => {
    const kept = [`x-${process.pid}-a`, "x-notes", "other"];
    for (const name of [...kept, `x-${await deadProcess()}-a`]) await mkdir(join(parent, name));
    await rm(await privateFolder(parent, "x-"), { recursive: true });
    expect(await readdir(parent)).toEqual(kept.sort());
  });
});

describe("lockFolder", () => {
  it("is refused while a living process has the folder, and not afterwards", async () => {
    const unlock = await lockFolder(parent);
    await expect(lockFolder(parent)).rejects.toThrow(`${parent} is in use by process ${process.pid}`);
    await unlock();
    await (await lockFolder(parent))();
  });

  it("takes a folder over from a process that died", async () => {
    await writeFile(join(parent, "lock"), String(await deadProcess()));
    await (await lockFolder(parent))();
  });
});

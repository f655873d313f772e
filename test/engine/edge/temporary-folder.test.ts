import { spawn } from "node:child_process";
import { once } from "node:events";
import { chown, cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Bridge } from "../../../src/engine/edge/bridge.ts";
import { installEdge } from "../../../src/engine/edge/install.ts";
import { writeMark } from "../../../src/engine/edge/mark.ts";
import {
  holdTemporaryFolder,
  makeTemporaryFolder,
  sweepTemporaryFolders,
} from "../../../src/engine/edge/temporary-folder.ts";
import { hashTree } from "../../hash-tree.ts";

let parent: string;
let bridges: Bridge[];
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "temporary-folder-test-"));
  bridges = [];
});
afterEach(async () => {
  for (const bridge of bridges) await bridge.close();
  await rm(parent, { recursive: true, force: true });
});

async function startBridge(): Promise<Bridge> {
  const bridge = new Bridge(await installEdge(() => {}));
  bridges.push(bridge);
  return bridge;
}

describe("sweepTemporaryFolders", () => {
  it("deletes what carries the mark and nobody holds, and nothing else", async () => {
    const left = await makeTemporaryFolder(parent);
    await writeMark(left, "temporary");
    const held = await makeTemporaryFolder(parent);
    await holdTemporaryFolder(held, await startBridge());
    const young = await makeTemporaryFolder(parent);

    const others = [
      "qdrant-rank-eval-2024-results",
      "qdrant-rank-eval-1-a",
      "qdrant-rank-eval-notes",
      "other",
    ];
    for (const name of others) await mkdir(join(parent, name));
    await writeFile(join(parent, "qdrant-rank-eval-2024-results", "report.md"), "results");
    await writeFile(join(parent, "qdrant-rank-eval-1-file"), "text");
    await writeMark(join(parent, "other"), "temporary");
    await writeMark(join(parent, "qdrant-rank-eval-notes"), "data");
    await symlink(join(parent, "other"), join(parent, "qdrant-rank-eval-1-link"));
    await cp(left, join(parent, "qdrant-rank-eval-1-backup"), { recursive: true });
    const before = await readdir(parent);

    await sweepTemporaryFolders(parent, await startBridge());
    const gone = before.filter((name) => !(name in hashTree(parent)));
    expect(gone.map((name) => join(parent, name))).toEqual([left]);
    expect(await readdir(young)).toEqual([]);
  });

  it("deletes a folder once the process that held it was killed", async () => {
    const folder = await makeTemporaryFolder(parent);
    const holder = spawn(await installEdge(() => {}), ["-I", "src/engine/edge/bridge.py"]);
    holder.stdin.write(`${JSON.stringify(["lock", join(folder, "lock"), 0])}\n`);
    await once(holder.stdout, "data");
    await writeMark(folder, "temporary");
    const bridge = await startBridge();
    await sweepTemporaryFolders(parent, bridge);
    expect(await readdir(parent)).toHaveLength(1);
    holder.kill("SIGKILL");
    await once(holder, "exit");
    await sweepTemporaryFolders(parent, bridge);
    expect(await readdir(parent)).toEqual([]);
  });

  it.runIf(process.getuid?.() === 0)("leaves alone what belongs to other users", async () => {
    const folder = await makeTemporaryFolder(parent);
    await writeMark(folder, "temporary");
    await chown(folder, 65534, 65534);
    await sweepTemporaryFolders(parent, await startBridge());
    expect(await readdir(parent)).toHaveLength(1);
  });

  it("is silent about a folder that it cannot list", async () => {
    const bridge = await startBridge();
    await expect(sweepTemporaryFolders(join(parent, "missing"), bridge)).resolves.toBeUndefined();
  });
});

describe("makeTemporaryFolder", () => {
  it("says what to do where no folder can be made", async () => {
    await expect(makeTemporaryFolder(join(parent, "missing"))).rejects.toThrow("TMPDIR names another");
  });
});

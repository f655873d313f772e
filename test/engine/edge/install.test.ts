import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const run = promisify(execFile);
const program = fileURLToPath(new URL("../programs/install.ts", import.meta.url));

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), "install-test-"));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

/** Installs in a process of its own; prints the lines of progress, then the path of Python. */
async function install(variables: Record<string, string> = {}): Promise<string[]> {
  const env = { ...process.env, XDG_CACHE_HOME: cache, ...variables };
  const { stdout } = await run(process.execPath, ["--import", "tsx", program], { env });
  return stdout.trim().split("\n");
}

describe.skipIf(process.platform === "darwin" || process.platform === "win32")("installEdge", () => {
  it("installs once for two processes that start together, and leaves nothing else", {
    timeout: 120_000,
  }, async () => {
    const [one, two] = await Promise.all([install(), install()]);
    expect(one.at(-1)).toBe(two.at(-1));
    expect(one[0]).toMatch(/^Installing Qdrant Edge into .*edge-[0-9a-f]{12} \(once, about 14 MB\)$/);
    expect(await readdir(join(cache, "qdrant-rank-eval"))).toEqual([expect.stringMatching(/^edge-/)]);
    expect(await install()).toEqual([one.at(-1)]); // no line of progress the second time
  });

  it("says what to install where there is no Python", async () => {
    await expect(install({ PATH: cache })).rejects.toThrow(
      "the embedded engine needs Python 3.10 or later, and none was found as python3",
    );
  });
});

import { execFile, execFileSync } from "node:child_process";
import { lstat, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
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
async function install(variables: Record<string, string> = {}, cwd = "."): Promise<string[]> {
  const env = { ...process.env, XDG_CACHE_HOME: cache, ...variables };
  const { stdout } = await run(process.execPath, ["--import", import.meta.resolve("tsx"), program], {
    env,
    cwd,
  });
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

  it("installs again, and says where and why, when what is there does not work", {
    timeout: 300_000,
  }, async () => {
    const python = (await install()).at(-1)!;
    const environment = join(cache, "qdrant-rank-eval", basename(dirname(dirname(python))));
    const packages = execFileSync("find", [environment, "-name", "site-packages"], {
      encoding: "utf8",
    }).trim();
    const metadata = join(packages, "qdrant_edge_py-0.9.0.dist-info", "METADATA");
    const replaceBy = async (make: () => Promise<unknown>) => {
      await rm(environment, { recursive: true });
      await make();
    };
    const breakages: [reason: RegExp, damage: () => Promise<unknown>][] = [
      [/No module named 'qdrant_edge'/, () => rm(join(packages, "qdrant_edge"), { recursive: true })],
      [/it holds version 0\.8\.0/, async () => writeFile(metadata, "Name: qdrant-edge-py\nVersion: 0.8.0\n")],
      [
        /ENOENT/,
        async () => {
          await rm(join(environment, "bin"), { recursive: true });
          await mkdir(join(environment, "bin"));
          await symlink("/nowhere/python3", python);
        },
      ],
      [/ENOTDIR/, () => replaceBy(() => writeFile(environment, "no folder"))],
      [/ENOENT/, () => replaceBy(() => mkdir(environment))],
    ];
    for (const [reason, damage] of breakages) {
      await damage();
      const [line, path, ...more] = await install();
      expect(line).toContain(
        `Installing Qdrant Edge into ${environment} (once, about 14 MB; what is there does not`,
      );
      expect(line).toMatch(reason);
      expect([path, ...more]).toEqual([python]);
    }
    expect(await readdir(join(cache, "qdrant-rank-eval"))).toEqual([basename(environment)]);
  });

  it("puts its folder where a file or a dead link is", { timeout: 120_000 }, async () => {
    const folder = join(cache, "qdrant-rank-eval");
    await symlink("/nowhere/at/all", folder);
    expect((await install()).at(-1)).toContain(folder);
    expect((await lstat(folder)).isDirectory()).toBe(true);
  });

  it("takes nothing from the current folder or the user's settings of Python", {
    timeout: 120_000,
  }, async () => {
    const trap = join(cache, "trap");
    await mkdir(trap);
    const names = ["venv", "pip", "json", "ensurepip", "sitecustomize", "qdrant_edge"];
    for (const name of names) await writeFile(join(trap, `${name}.py`), "raise SystemExit('trapped')\n");
    const settings = { PYTHONPATH: trap, PYTHONHOME: trap, PIP_TARGET: join(cache, "elsewhere") };
    const lines = await install(settings, trap);
    expect(await install({ PYTHONPATH: trap }, trap)).toEqual([lines.at(-1)]);
    expect(await readdir(cache)).toEqual(["qdrant-rank-eval", "trap"]);
  });

  it("names the folder that cannot be written, and what to do", async () => {
    await writeFile(join(cache, "file"), "");
    const told = install({ XDG_CACHE_HOME: join(cache, "file") });
    await expect(told).rejects.toThrow(
      /cannot install Qdrant Edge with python3 into \S+file\/qdrant-rank-eval/,
    );
    await expect(told).rejects.toThrow("XDG_CACHE_HOME names another");
  });

  it("says what to install where there is no Python", async () => {
    await expect(install({ PATH: cache })).rejects.toThrow(
      "the embedded engine needs Python 3.10 or later, and none was found as python3",
    );
  });
});

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Makes a Python environment with these packages, once, in the folder for temporary files.
 *
 * @param packages With their versions, as pip takes them.
 * @returns The path of its Python, or why there is none.
 */
export async function pythonEnvironment(
  name: string,
  packages: readonly string[],
): Promise<{ readonly python: string } | { readonly missing: string }> {
  const folder = join(tmpdir(), name);
  const python = join(folder, "bin", "python");
  const complete = join(folder, packages.join(" ").replaceAll("/", "_"));
  if (existsSync(complete)) return { python };
  try {
    await run("python3", ["-m", "venv", folder]);
    await run(python, ["-m", "pip", "install", "--quiet", ...packages]);
    await run("touch", [complete]);
    return { python };
  } catch (error) {
    return { missing: `no Python with ${packages.join(", ")}: ${String(error).split("\n")[0]}` };
  }
}

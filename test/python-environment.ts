import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** An environment, by name, and its packages with their versions, as pip takes them. */
export interface PythonPackages {
  readonly name: string;
  readonly packages: readonly string[];
}

/** Qdrant's own client for Python. */
export const PYTHON_CLIENT: PythonPackages = {
  name: "qdrant-rank-eval-python-client",
  packages: ["qdrant-client==1.18.0"],
};

/**
 * Makes a Python environment, once, in the folder for temporary files.
 *
 * @returns The path of its Python, or why there is none.
 */
export async function pythonEnvironment({
  name,
  packages,
}: PythonPackages): Promise<{ readonly python: string } | { readonly missing: string }> {
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

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { worldError } from "../../errors.ts";
import { finishDraft, makeDraft } from "./install-draft.ts";

const run = promisify(execFile);
const requirements = fileURLToPath(new URL("../../../src/engine/edge/requirements.txt", import.meta.url));

/**
 * Makes sure that Qdrant Edge is installed in a private virtual environment in the user's cache folder: the version
 * and the hashes of `requirements.txt`, whose own hash names the environment. Two processes may do this at once.
 *
 * @param onProgress Receives one line when something has to be installed, and none otherwise.
 * @returns The path of the environment's Python.
 * @throws HarnessError (world) where no Python of at least 3.10 is found, or the installation fails.
 */
export async function installEdge(onProgress: (line: string) => void): Promise<string> {
  const wanted = await readFile(requirements);
  const environment = join(
    cacheFolder(),
    `edge-${createHash("sha256").update(wanted).digest("hex").slice(0, 12)}`,
  );
  const python = pythonOf(environment);
  if (await exists(python)) return python;

  const base = await findPython();
  onProgress(`Installing Qdrant Edge into ${environment} (once, about 14 MB)`);
  const draft = await makeDraft(cacheFolder());
  try {
    await run(base, ["-m", "venv", draft]);
    const pip = [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      "--no-deps",
      "--only-binary",
      ":all:",
    ];
    await run(pythonOf(draft), [...pip, "--require-hashes", "-r", requirements]);
    await finishDraft(draft);
    await replaceFolder(draft, environment, python);
  } catch (error) {
    throw worldError(
      `cannot install Qdrant Edge with ${base} into ${environment}: ${reason(error)}. ` +
        "Check the network and that Python's venv and pip work (Debian: apt install python3-venv), " +
        "or choose another engine: a URL, container or reference",
      { cause: error },
    );
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return python;
}

/** Where this project may keep what it can make again: the platform's cache folder of the user. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const platform = process.platform === "darwin" ? "Library/Caches" : ".cache";
  const parent =
    process.platform === "win32" && LOCALAPPDATA ? LOCALAPPDATA : XDG_CACHE_HOME || join(homedir(), platform);
  return join(parent, "qdrant-rank-eval");
}

async function findPython(): Promise<string> {
  const versions = ["3.14", "3.13", "3.12", "3.11", "3.10"].map((version) => `python${version}`);
  for (const name of ["python3", ...versions, "python"]) {
    try {
      await run(name, ["-c", "import sys; sys.exit(sys.version_info < (3, 10))"]);
      return name;
    } catch {
      // Not there, or too old: try the next name.
    }
  }
  throw worldError(
    "the embedded engine needs Python 3.10 or later, and none was found as python3, python3.10 to python3.14 or python. " +
      "Install it, or choose another engine: a URL, container or reference",
  );
}

/** Moves the finished environment into place, unless another process was faster; what does not run makes way. */
async function replaceFolder(draft: string, environment: string, python: string): Promise<void> {
  try {
    await rename(draft, environment);
  } catch (error) {
    if (await exists(python)) return;
    if (!(await exists(environment))) throw error;
    await rm(environment, { recursive: true, force: true });
    await rename(draft, environment);
  }
}

function pythonOf(environment: string): string {
  return process.platform === "win32"
    ? join(environment, "Scripts", "python.exe")
    : join(environment, "bin", "python");
}

/** Follows links, so that an environment whose base Python was removed does not exist. */
async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function reason(error: unknown): string {
  const stderr = (error as { stderr?: string }).stderr?.trim();
  return stderr ? (stderr.split("\n").at(-1) ?? stderr) : String(error);
}

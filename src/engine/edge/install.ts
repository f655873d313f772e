import { createHash } from "node:crypto";
import { lstat, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { worldError } from "../../errors.ts";
import { cacheFolder, makeFolder } from "./cache-folder.ts";
import { finishDraft, makeDraft } from "./install-draft.ts";
import { findPython, pythonFailure, runPython } from "./python.ts";

const requirements = fileURLToPath(new URL("./requirements.txt", import.meta.url));

const LOAD = "import qdrant_edge, importlib.metadata as m; print(m.version('qdrant-edge-py'))";
const PIP =
  "-m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes -r";

/** An installation may take so long: it fetches 14 MB. */
const INSTALL_MS = 15 * 60_000;

/**
 * Makes sure that Qdrant Edge is installed in a private virtual environment in the user's cache folder: the version
 * and the hashes of `requirements.txt`, whose own hash names the environment. One that does not work, because Python was
 * replaced or files are missing, is made again. Two processes may do this at once.
 *
 * @param onProgress Receives one line when something has to be installed, and none otherwise.
 * @returns The path of the environment's Python.
 * @throws HarnessError (world) where no Python of at least 3.10 is found, or the installation fails.
 */
export async function installEdge(onProgress: (line: string) => void): Promise<string> {
  const wanted = await readFile(requirements, "utf8");
  const cache = cacheFolder();
  const hash = createHash("sha256").update(wanted).digest("hex").slice(0, 12);
  const environment = join(cache, `edge-${hash}`);
  const python = pythonOf(environment);
  const isThere = await exists(environment);
  const problem = await whyBroken(python, wanted);
  if (problem === undefined) return python;

  const base = await findPython();
  const reason = isThere ? `; what is there does not work: ${problem}` : "";
  onProgress(`Installing Qdrant Edge into ${environment} (once, about 14 MB${reason})`);
  try {
    await makeFolder(cache);
    const draft = await makeDraft(cache);
    try {
      await runPython(base, ["-m", "venv", draft], INSTALL_MS);
      await runPython(pythonOf(draft), [...PIP.split(" "), requirements], INSTALL_MS);
      const flaw = await whyBroken(pythonOf(draft), wanted);
      if (flaw !== undefined) throw new Error(`what was installed does not work: ${flaw}`);
      await finishDraft(draft);
      await putInPlace(draft, environment, async () => (await whyBroken(python, wanted)) === undefined);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  } catch (error) {
    throw worldError(
      `cannot install Qdrant Edge with ${base} into ${environment}: ${pythonFailure(error)}. ` +
        "Check that this folder can be written (XDG_CACHE_HOME names another), the network, and that Python's venv and " +
        "pip work (Debian: apt install python3-venv), or choose another engine: a URL, container or reference",
      { cause: error },
    );
  }
  return python;
}

/** Why an environment cannot be used: its Python does not run, or has not the engine in the version that is wanted. */
async function whyBroken(python: string, wanted: string): Promise<string | undefined> {
  try {
    const version = await runPython(python, ["-c", LOAD]);
    if (wanted.includes(`qdrant-edge-py==${version} `)) return undefined;
    return `it holds version ${version} of qdrant-edge-py`;
  } catch (error) {
    return pythonFailure(error);
  }
}

/** Moves the finished environment into place, unless another process was faster; what does not work makes way. */
async function putInPlace(draft: string, environment: string, works: () => Promise<boolean>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await rename(draft, environment);
      return;
    } catch (error) {
      if (await works()) return;
      if (tries === 3 || !(await exists(environment))) throw error;
      await rm(environment, { recursive: true, force: true });
    }
  }
}

function pythonOf(environment: string): string {
  return process.platform === "win32"
    ? join(environment, "Scripts", "python.exe")
    : join(environment, "bin", "python");
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
